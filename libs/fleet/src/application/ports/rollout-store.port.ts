import type { Rollout, Wave } from '../../domain/rollout.ts';
import type { RolloutStatus } from '../../domain/rollout-status.ts';
import type { Lease } from './instance-store.port.ts';

/** What a rollout is made with; its bots are picked when it starts. */
export type NewRollout = Pick<
  Rollout,
  'id' | 'botAppId' | 'releaseId' | 'strategy' | 'selection' | 'createdBy' | 'createdAt'
>;

/** What may be changed of a rollout; what is absent stays. Its totals move with its bots alone. */
export type RolloutChange = Partial<
  Pick<Rollout, 'status' | 'reason' | 'wave' | 'leftOut' | 'nextActAt' | 'startedAt' | 'finishedAt'>
>;

/**
 * The rows of rollouts and of their waves. Whoever changes something of a rollout locks its row first, so that what is done to
 * one rollout is done one after the other; the lease keeps a second worker from planning what the first one is at.
 */
export abstract class RolloutStore {
  /** Adds a QUEUED rollout that is due now. */
  abstract insert(rollout: NewRollout): Promise<void>;
  abstract find(rolloutId: string): Promise<Rollout | undefined>;
  /** The same, kept from changing until the transaction ends. */
  abstract lock(rolloutId: string): Promise<Rollout | undefined>;
  /** The last one of a release, over or not. */
  abstract latestOf(releaseId: string): Promise<Rollout | undefined>;
  /** Those of a bot app that aren't over, oldest first. */
  abstract listOpen(botAppId: string): Promise<Rollout[]>;
  /** The same; no other can begin or be added until the transaction ends. */
  abstract lockOpen(botAppId: string): Promise<Rollout[]>;
  /** Returns the changed rollout; undefined where it is in none of `from`, or can't become what `change` says. */
  abstract change(
    rolloutId: string,
    from: readonly RolloutStatus[],
    change: RolloutChange,
  ): Promise<Rollout | undefined>;

  abstract addWave(wave: Pick<Wave, 'rolloutId' | 'number' | 'size' | 'startedAt'>): Promise<void>;
  abstract findWave(rolloutId: string, number: number): Promise<Wave | undefined>;
  abstract endWave(rolloutId: string, number: number, at: Date): Promise<void>;

  /** Takes the lease where it is free or ran out before `now`. */
  abstract acquireLease(rolloutId: string, lease: Lease, now: Date): Promise<boolean>;
  /** Whether it is still held by that holder, until `lease.until` from now on. */
  abstract renewLease(rolloutId: string, lease: Lease): Promise<boolean>;
  abstract releaseLease(rolloutId: string, holder: string): Promise<void>;
  /** Ids of rollouts whose next act is due and that nobody holds; not handed out again before `dueAgain`, unless changed. */
  abstract claimDue(now: Date, dueAgain: Date, limit: number): Promise<string[]>;
}
