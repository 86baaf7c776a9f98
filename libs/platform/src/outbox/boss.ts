import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  DomainError,
  SecretBox,
  SystemEvents,
  jobHandledBy,
  reactionOf,
  type JobHandler,
  type JobOptions,
  type Reaction,
} from '@moorage/kernel';
import { PgBoss, type ConstructorOptions, type JobWithMetadata } from 'pg-boss';
import { Settings } from '@moorage/contracts';
import { DataSource } from 'typeorm';
import { Database } from '../database/database.ts';
import { RequestContext } from '../http/request-context.ts';
import { openPayload } from './sealed-payload.ts';

interface Worker {
  readonly queue: string;
  readonly options: JobOptions;
  readonly handle: (data: never, signal: AbortSignal) => Promise<void>;
}

/**
 * Durable work on pg-boss: finds every `@ReactsTo` and `@HandlesJob` provider, makes its queue, and, in a process whose
 * role includes it, works on it. A killed worker stops its heartbeat and its jobs go to another within seconds.
 */
@Injectable()
export class Boss implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Boss.name);
  private readonly stopping = new AbortController();
  private readonly reactions = new Map<string, string[]>();
  private boss: PgBoss | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly dataSource: DataSource,
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly secretBox: SecretBox,
    private readonly systemEvents: SystemEvents,
  ) {}

  /** The queues that react to an event. */
  queuesFor(eventName: string): readonly string[] {
    return this.reactions.get(eventName) ?? [];
  }

  get client(): PgBoss {
    if (this.boss === undefined) throw new Error('Durable work has not been started');
    return this.boss;
  }

  /**
   * As `inTransaction`, by a statement that each connection plans once: pg-boss has one for each queue, which takes longer to
   * plan than to run, and what happens often is published in transactions that others wait for.
   */
  get preparedInTransaction(): NonNullable<ConstructorOptions['db']> {
    return {
      executeSql: async (sql, values) => {
        const name = `boss.${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
        const { rows } = await this.database.write({ name, sql }, values as unknown[]);
        this.database.noteWrite();
        return { rows };
      },
    };
  }

  /** Statements of pg-boss on the connection of the ambient transaction. */
  get inTransaction(): NonNullable<ConstructorOptions['db']> {
    const runner = this.database.tx.queryRunner;
    if (runner === undefined) throw new Error('The transaction has no connection');
    return {
      executeSql: async (text, values) => {
        const result = await runner.query(text, values as unknown[], true);
        this.database.noteWrite();
        return { rows: (result.records ?? []) as unknown[] };
      },
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    const workers = this.discoverWorkers();
    const { url } = this.dataSource.options as { url?: string };
    const works = this.settings.role !== 'web';
    this.boss = new PgBoss({
      connectionString: url,
      application_name: 'moorage-jobs',
      max: works ? 6 : 2,
      useListenNotify: works,
      supervise: works,
      schedule: works,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      // How often jobs that were kept long enough are removed; the default of a day is long for queues that only wake somebody.
      maintenanceIntervalSeconds: 600,
      persistQueueStats: false,
    });
    this.boss.on('error', (error) => this.log.warn({ err: error }, 'Durable work met an error'));
    await this.boss.start();
    for (const worker of workers) await this.createQueue(worker);
    if (works) for (const worker of workers) await this.work(worker);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('The process is shutting down'));
    // Running handlers get 10 s to finish; what is left keeps its job, which another worker gets when the heartbeat ends.
    await this.boss?.stop({ timeout: 10_000 });
  }

  private discoverWorkers(): Worker[] {
    const workers: Worker[] = [];
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (typeof metatype !== 'function' || !instance) continue;
      const reaction = reactionOf(metatype);
      const job = jobHandledBy(metatype);
      if (reaction !== undefined) {
        const handler = instance as Reaction<never>;
        this.reactions.set(reaction.eventName, [...this.queuesFor(reaction.eventName), reaction.queue]);
        const { eventName, confidential } = reaction;
        const payloadOf = (data: never): never =>
          confidential ? (openPayload(this.secretBox, eventName, data) as never) : data;
        workers.push({ queue: reaction.queue, options: {}, handle: (data) => handler.handle(payloadOf(data)) });
      }
      if (job !== undefined) {
        const handler = instance as JobHandler<never>;
        workers.push({
          queue: job.queue,
          options: job.options,
          handle: (data, signal) => handler.handle(data, signal),
        });
      }
    }
    return workers;
  }

  private async createQueue({ queue, options }: Worker): Promise<void> {
    const settings = {
      retryLimit: options.retryLimit ?? 10,
      retryDelay: options.retryDelay ?? 1,
      retryBackoff: true,
      retryDelayMax: options.retryDelayMax ?? 3600,
      expireInSeconds: options.expireInSeconds ?? 300,
      heartbeatSeconds: 10,
      deleteAfterSeconds: options.keepSeconds ?? 7 * 24 * 3600,
      notify: true,
    };
    await this.client.createQueue(queue, { ...settings, policy: options.policy ?? 'standard' });
    await this.client.updateQueue(queue, settings);
    if (options.cron !== undefined) await this.client.schedule(queue, options.cron, {});
  }

  private async work(worker: Worker): Promise<void> {
    for (let n = 0; n < (worker.options.concurrency ?? 2); n++) await this.workOneByOne(worker);
  }

  /** One job after the other, without a pause while there are any; else woken by NOTIFY, or by looking now and then. */
  private async workOneByOne({ queue, handle }: Worker): Promise<void> {
    const self = await this.client.work(
      queue,
      { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2, heartbeatRefreshSeconds: 3, includeMetadata: true },
      async ([job]: JobWithMetadata<object>[]) => {
        if (job === undefined) return;
        const signal = AbortSignal.any([job.signal, this.stopping.signal]);
        await RequestContext.run({ requestId: `job-${job.id}` }, async () => {
          try {
            await handle(job.data as never, signal);
          } catch (error) {
            this.log.warn({ err: error, queue, jobId: job.id }, 'A job failed; it will be tried again');
            // A refusal that was foreseen is tried again and told of only when it was the last try.
            const isLast = job.retryCount >= job.retryLimit;
            if (!signal.aborted && (isLast || !(error instanceof DomainError)))
              this.systemEvents.report('job', error, { queue, jobId: job.id, tries: job.retryCount + 1 });
            throw withoutDetails(error);
          } finally {
            this.client.notifyWorker(self);
          }
        });
      },
    );
  }
}

/** What the queue keeps of a failure, for days and in plain text: its message. A failed statement carries its parameters, too. */
function withoutDetails(error: unknown): Error {
  return new Error(error instanceof Error ? error.message : String(error));
}
