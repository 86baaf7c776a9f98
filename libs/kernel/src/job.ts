/** What a kind of durable work promises: how often it is tried again, and how many may run at once. */
export interface JobOptions {
  /** Tries after the first one; default 10. Exhausted jobs stay in the failed list, where an admin may retry them. */
  readonly retryLimit?: number;
  /** Seconds before the second try, doubled each time up to `retryDelayMax`; default 1. */
  readonly retryDelay?: number;
  /** Seconds; default 3600. */
  readonly retryDelayMax?: number;
  /** Seconds one try may take before another worker may have it; default 300. A killed worker's job is given back within 30 s. */
  readonly expireInSeconds?: number;
  /** How many run at once in one process; default 2. */
  readonly concurrency?: number;
  /** Cron expression (UTC) for work that the clock starts; such a job's data is `{}`. */
  readonly cron?: string;
  /** Seconds for which a job that is over stays on the list, done or failed; default seven days. Short where jobs only wake somebody. */
  readonly keepSeconds?: number;
  /** `exclusive`: at most one queued or running job per key. `standard` (default): no limit. */
  readonly policy?: 'standard' | 'exclusive';
}

export interface JobDefinition<Data> {
  readonly queue: string;
  readonly options: JobOptions;
  /** Carries the data's type; never set. */
  readonly data?: Data;
}

/** Defines a kind of durable work; `queue` is stable and prefixed by its context: `fleet.advance-instance`. */
export function defineJob<Data extends object>(queue: string, options: JobOptions = {}): JobDefinition<Data> {
  return { queue, options };
}

export interface EnqueueOptions {
  /** Not before this moment. */
  readonly startAfter?: Date;
  /** With policy `exclusive`: a second job of the same key is dropped while one is queued or running. */
  readonly key?: string;
}

/** Durable work, enqueued in the ambient transaction. */
export abstract class JobQueue {
  /** @throws Error outside a unit of work. */
  abstract enqueue<Data extends object>(job: JobDefinition<Data>, data: Data, options?: EnqueueOptions): Promise<void>;
}

const jobHandler = Symbol.for('moorage.job-handler');

/** A class that does one kind of durable work, at least once per job: `handle` must be idempotent. */
export interface JobHandler<Data> {
  /** The signal fires when the process is shutting down; long work should stop at a safe point and throw. */
  handle(data: Data, signal: AbortSignal): Promise<void>;
}

export function HandlesJob<Data>(job: JobDefinition<Data>) {
  return (target: new (...args: never[]) => JobHandler<Data>): void => {
    Object.defineProperty(target, jobHandler, { value: job });
  };
}

export function jobHandledBy(target: object): JobDefinition<unknown> | undefined {
  return (target as { [jobHandler]?: JobDefinition<unknown> })[jobHandler];
}
