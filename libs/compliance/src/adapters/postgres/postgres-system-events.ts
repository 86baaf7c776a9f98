import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  Clock,
  Ids,
  LiveUpdates,
  SystemEvents,
  UnitOfWork,
  type SystemEventContext,
  type SystemEventSource,
} from '@moorage/kernel';
import { Database, RequestContext, outsideTransaction } from '@moorage/platform';
import { errorReportOf, type ErrorReport } from '../../domain/error-report.ts';
import type { Occurrence } from './system-event.entity.ts';

interface Waiting extends ErrorReport {
  readonly source: SystemEventSource;
  count: number;
  /** Newest first. */
  occurrences: Occurrence[];
}

/** How many of the latest occurrences are kept of each kind of error. */
const keptOccurrences = 20;

/** Kinds of error that may wait to be written: more at once are dropped, and stand in the logs alone. */
const mostWaiting = 100;

/**
 * Writes reports one after the other on a transaction of their own, after the one that failed. What comes again while it
 * waits is counted, not queued, so that a storm of errors is no second storm at the database.
 */
@Injectable()
export class PostgresSystemEvents extends SystemEvents implements BeforeApplicationShutdown {
  private readonly log = new Logger(PostgresSystemEvents.name);
  private readonly waiting = new Map<string, Waiting>();
  private writing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly liveUpdates: LiveUpdates,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {
    super();
  }

  override report(source: SystemEventSource, error: unknown, context: SystemEventContext = {}): void {
    try {
      const report = errorReportOf(source, error);
      const requestId = RequestContext.current()?.requestId;
      const at = this.clock.now().toISOString();
      const occurrence = { at, ...(requestId !== undefined && { requestId }), context };
      const known = this.waiting.get(report.fingerprint);
      if (known !== undefined) {
        known.count += 1;
        known.occurrences = [occurrence, ...known.occurrences].slice(0, keptOccurrences);
      } else if (this.waiting.size < mostWaiting) {
        this.waiting.set(report.fingerprint, { ...report, source, count: 1, occurrences: [occurrence] });
      }
      this.writing ??= outsideTransaction(() => this.writeAll()).finally(() => (this.writing = undefined));
    } catch (failure) {
      this.log.error({ err: failure }, 'An error could not be reported');
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    for (let next = this.take(); next !== undefined; next = this.take()) {
      try {
        await this.write(next);
      } catch (failure) {
        this.log.warn({ err: failure }, 'An error could not be kept; it stands in the logs alone');
      }
    }
  }

  private take(): Waiting | undefined {
    const [first] = this.waiting.values();
    if (first !== undefined) this.waiting.delete(first.fingerprint);
    return first;
  }

  private write({ fingerprint, source, name, message, stack, count, occurrences }: Waiting): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { rows } = await this.database.write<{ id: string }>(
        `INSERT INTO system_events AS e
           (id, fingerprint, source, name, message, stack, count, first_seen_at, last_seen_at, occurrences)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (fingerprint) DO UPDATE
           SET message = excluded.message, stack = excluded.stack, count = e.count + excluded.count,
               last_seen_at = greatest(e.last_seen_at, excluded.last_seen_at),
               occurrences = jsonb_path_query_array(excluded.occurrences || e.occurrences, '$[0 to ${keptOccurrences - 1}]')
         RETURNING id`,
        [
          this.ids.uuid(),
          fingerprint,
          source,
          name,
          message,
          stack,
          count,
          occurrences.at(-1)?.at,
          occurrences[0]?.at,
          JSON.stringify(occurrences),
        ],
      );
      await this.liveUpdates.forAdmins('system-events', rows[0]?.id);
    });
  }
}
