import type { ReleaseChannel } from './release-channel.ts';
import type { LeftOutReason, RolloutBotStatus, RolloutStatus } from './rollout-status.ts';
import type { RolloutSelection } from './rollout-selection.ts';
import type { RolloutStrategy } from './rollout-strategy.ts';

/** A release moving over the fleet. `succeeded + failed + skipped + pending = total`, always. */
export interface Rollout extends RolloutTotals {
  readonly id: string;
  readonly botAppId: string;
  readonly releaseId: string;
  /** As it was when the rollout was made. */
  readonly strategy: RolloutStrategy;
  readonly selection: RolloutSelection;
  readonly status: RolloutStatus;
  /** Why it was aborted, or waits; null where that goes without saying. */
  readonly reason: string | null;
  /** The number of the last wave that began; 0: none did. */
  readonly wave: number;
  /** Who was no part of it when it began. */
  readonly leftOut: readonly LeftOut[];
  /** When to look again; null: not before somebody wants something. */
  readonly nextActAt: Date | null;
  /** Who started it; null: the platform by itself. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  /** When its bots were picked; null while it waits for that. */
  readonly startedAt: Date | null;
  /** When the last of its bots came to its end. */
  readonly finishedAt: Date | null;
}

export interface RolloutTotals {
  readonly total: number;
  /** Not at an end: waiting for their turn or another try, and those that are being updated. */
  readonly pending: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly count: number;
}

/** A batch of a rollout. A bot whose hour ended before its turn came leaves it again. */
export interface Wave {
  readonly rolloutId: string;
  /** From 1. */
  readonly number: number;
  readonly size: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
  readonly startedAt: Date;
  /** When the last of its bots came to its end. */
  readonly finishedAt: Date | null;
}

/** One bot of a rollout. */
export interface RolloutBot {
  readonly rolloutId: string;
  readonly instanceId: string;
  readonly orgId: string;
  /** Null until it was in one. */
  readonly wave: number | null;
  readonly status: RolloutBotStatus;
  /** Tries so far. */
  readonly attempts: number;
  readonly skipReason: LeftOutReason | null;
  /** Its last try. */
  readonly botUpdateId: string | null;
}

/** What is known of a bot when a rollout looks at it. */
export interface RolloutCandidate {
  readonly instanceId: string;
  readonly orgId: string;
  readonly slug: string;
  readonly image: string;
  readonly channel: ReleaseChannel;
  readonly digest: string | null;
  readonly version: string | null;
  readonly isGoing: boolean;
  readonly isEstablished: boolean;
  readonly hasFailed: boolean;
  /** It has an update that isn't over, whoever asked for it. */
  readonly isBeingUpdated: boolean;
}
