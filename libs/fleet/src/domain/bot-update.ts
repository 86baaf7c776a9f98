import type { BotUpdateStatus } from './bot-update-status.ts';
import type { BotUpdateStep } from './bot-update-steps.ts';
import type { RolloutStrategy } from './rollout-strategy.ts';

/** One instance's way from the digest it runs to another, and back where that goes wrong. Also its receipt. */
export interface BotUpdate {
  readonly id: string;
  readonly instanceId: string;
  readonly orgId: string;
  readonly releaseId: string;
  readonly rolloutId: string | null;
  readonly wave: number | null;
  readonly strategy: RolloutStrategy['name'];
  /** Who asked for it; null: the platform did by itself. */
  readonly actorUserId: string | null;
  readonly status: BotUpdateStatus;
  /** What is to be done next; null when it is over. */
  readonly step: BotUpdateStep | null;
  /** Since when that step is tried. */
  readonly stepSince: Date;
  /** Failed tries of it. */
  readonly attempts: number;
  /** When to look again; null: it is over, or somebody has to do something first. */
  readonly nextAttemptAt: Date | null;
  readonly healthTimeoutSeconds: number;
  /** Further updates that follow by themselves where this one fails. */
  readonly retriesLeft: number;
  /** `registry/repository@sha256:…` of what it ran, and of what it is to run. */
  readonly referenceBefore: string;
  readonly referenceAfter: string;
  readonly digestBefore: string;
  readonly digestAfter: string;
  readonly versionBefore: string | null;
  readonly versionAfter: string | null;
  readonly wasRunning: boolean;
  /** The generation of the volumes that the bot had, and of those that a rollback restores into; null until there are any. */
  readonly generationBefore: number;
  readonly generationRestored: number | null;
  /** Set before the snapshot is taken, anew at each try. */
  readonly snapshotId: string | null;
  /** Of all volumes: null until the snapshot is whole, and until a restored one was compared. */
  readonly volumeHashBefore: string | null;
  readonly volumeHashAfter: string | null;
  /** The steps that are done, in their order. */
  readonly steps: readonly DoneStep[];
  /** Why it failed or was skipped, in words for members. */
  readonly reason: string | null;
  /** What condemned the new digest. */
  readonly evidence: UpdateEvidence | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface DoneStep {
  readonly step: BotUpdateStep;
  /** ISO 8601. */
  readonly at: string;
  /** With all its tries. */
  readonly milliseconds: number;
}

/** What was seen of the bot when its update failed. All of it is the bot's own words. */
export interface UpdateEvidence {
  readonly step: BotUpdateStep;
  /** Of the last answer to the health question; null: there was none. */
  readonly healthStatus: number | null;
  /** The first 4 KiB of it. */
  readonly healthBody: string | null;
  /** The last 100 lines it wrote. */
  readonly logs: readonly string[];
}
