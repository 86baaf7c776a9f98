import type { BotUpdate } from '../../domain/bot-update.ts';
import type { BotUpdateStatus } from '../../domain/bot-update-status.ts';
import type { Snapshot } from '../../domain/snapshot.ts';

/** What an update is asked for with; the rest of its row follows from that. */
export type NewBotUpdate = Pick<
  BotUpdate,
  | 'id'
  | 'instanceId'
  | 'orgId'
  | 'releaseId'
  | 'rolloutId'
  | 'wave'
  | 'strategy'
  | 'actorUserId'
  | 'healthTimeoutSeconds'
  | 'retriesLeft'
  | 'referenceBefore'
  | 'referenceAfter'
  | 'digestBefore'
  | 'digestAfter'
  | 'versionBefore'
  | 'versionAfter'
  | 'wasRunning'
  | 'generationBefore'
  | 'createdAt'
>;

/** What may be changed of an update; what is absent stays. */
export type BotUpdateChange = Partial<
  Pick<
    BotUpdate,
    | 'status'
    | 'step'
    | 'stepSince'
    | 'attempts'
    | 'nextAttemptAt'
    | 'versionAfter'
    | 'wasRunning'
    | 'generationBefore'
    | 'generationRestored'
    | 'referenceBefore'
    | 'digestBefore'
    | 'versionBefore'
    | 'snapshotId'
    | 'volumeHashBefore'
    | 'volumeHashAfter'
    | 'steps'
    | 'reason'
    | 'evidence'
    | 'startedAt'
    | 'finishedAt'
  >
>;

/**
 * The rows of updates and of their snapshots. Who may write an update's row is settled by the lease of its instance: whoever
 * leads it writes in transactions that prove the lease.
 */
export abstract class BotUpdateStore {
  /** Adds a PENDING update that is due from `dueAt`. False where the instance has one that isn't over. */
  abstract insert(update: NewBotUpdate, dueAt: Date): Promise<boolean>;
  abstract find(botUpdateId: string): Promise<BotUpdate | undefined>;
  /** The instance's update that isn't over. */
  abstract findOpen(instanceId: string): Promise<BotUpdate | undefined>;
  /** The newest first. */
  abstract listForInstance(instanceId: string, limit: number): Promise<BotUpdate[]>;
  /** Returns the changed update; undefined where it is in none of `from`, or can't become what `change` says. */
  abstract change(
    botUpdateId: string,
    from: readonly BotUpdateStatus[],
    change: BotUpdateChange,
  ): Promise<BotUpdate | undefined>;
  /** Updates whose work is due; not handed out again before `dueAgain`. */
  abstract claimDue(now: Date, dueAgain: Date, limit: number): Promise<string[]>;
  /** Whoever claimed it found it held by somebody else: it is due again from `at`. */
  abstract putOff(botUpdateId: string, at: Date): Promise<void>;

  abstract addSnapshot(snapshot: Omit<Snapshot, 'droppedAt'>): Promise<void>;
  abstract findSnapshot(snapshotId: string): Promise<Snapshot | undefined>;
  /** Of the last one that was taken of the instance, dropped or not. */
  abstract lastSnapshot(instanceId: string): Promise<Snapshot | undefined>;
  /** Lets snapshots of the instance expire at a moment: this one alone, or all but this one. Later ends only come nearer. */
  abstract expireSnapshots(instanceId: string, which: { only: string } | { allBut: string }, at: Date): Promise<void>;
  /** Those that expired and those of instances that are gone, not yet dropped. */
  abstract expiredSnapshots(now: Date, limit: number): Promise<Snapshot[]>;
  abstract droppedSnapshot(snapshotId: string, at: Date): Promise<void>;
  /** Of these ids, those that an update which isn't over, or a snapshot that isn't dropped, has. */
  abstract knownSnapshots(snapshotIds: readonly string[]): Promise<Set<string>>;
}
