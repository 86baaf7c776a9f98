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

export interface AskedBot {
  readonly address: InstanceAddress;
  readonly path: string;
  /** So many good answers in a row make it healthy. Default: 1. */
  readonly inSuccession?: number;
}

/**
 * Asks a bot how it is. A good answer is 200 with JSON `status: "ok"`, whatever it calls its type: an HTML page with 200 isn't
 * one, and neither is what a redirect leads to.
 */
export abstract class HealthProbe {
  /** Asks until the bot is healthy, quickly at first, for at most `withinMs`. Reports what the last answer was; never throws. */
  abstract waitUntilHealthy(bot: AskedBot, withinMs: number, signal?: AbortSignal): Promise<HealthReport>;
}
