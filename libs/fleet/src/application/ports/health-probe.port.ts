import type { InstanceAddress } from '../../domain/instance.ts';

export interface HealthReport {
  readonly healthy: boolean;
  /** The version that the bot names. */
  readonly version: string | null;
  /** Why it isn't healthy, in words for members; null when it is. */
  readonly reason: string | null;
  /** Of the last answer; null where there was none. */
  readonly status: number | null;
  /** The first 4 KiB of it. */
  readonly body: string | null;
}

/** Asks a bot how it is: healthy is an answer of 200 with JSON `status: "ok"`, so an HTML page with 200 isn't. */
export abstract class HealthProbe {
  /** Asks until the bot is healthy, quickly at first, for at most `withinMs`. Reports what the last answer was; never throws. */
  abstract waitUntilHealthy(
    bot: { address: InstanceAddress; path: string },
    withinMs: number,
    signal?: AbortSignal,
  ): Promise<HealthReport>;
}
