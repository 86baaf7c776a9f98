import type { BotUpdate } from '../../domain/bot-update.ts';
import type { Rollout, RolloutBot, RolloutCandidate } from '../../domain/rollout.ts';
import type { LeftOutReason } from '../../domain/rollout-status.ts';

/** How a bot's part in a rollout ends. */
export type RolloutBotEnd =
  { readonly status: 'SUCCEEDED' | 'FAILED' } | { readonly status: 'SKIPPED'; readonly reason: LeftOutReason };

/** A bot whose last try is over. */
export interface EndedTry {
  readonly bot: RolloutBot;
  readonly update: Pick<BotUpdate, 'id' | 'status'>;
}

/** A page of ids in their order, which is that of their making. */
export interface IdPage {
  readonly after: string | undefined;
  readonly limit: number;
}

/**
 * The bots of rollouts. Every change is a compare-and-set on the bot's row that moves the totals of its rollout and of its
 * wave in the same transaction. Whoever writes has locked the rollout.
 */
export abstract class RolloutBotStore {
  /** Instances that a selection names, of which the rollout picks; those that are DELETED aren't among them. */
  abstract candidates(of: Pick<Rollout, 'botAppId' | 'selection'>, page: IdPage): Promise<RolloutCandidate[]>;
  /** Makes them bots of the rollout, in no wave yet. */
  abstract add(rolloutId: string, instanceIds: readonly string[]): Promise<void>;
  abstract find(rolloutId: string, instanceId: string): Promise<RolloutBot | undefined>;
  abstract candidate(instanceId: string): Promise<RolloutCandidate | undefined>;
  /** The bot whose try it is. */
  abstract findByUpdate(botUpdateId: string): Promise<RolloutBot | undefined>;

  /** PENDING bots in no wave. */
  abstract pool(rolloutId: string, page: IdPage): Promise<RolloutCandidate[]>;
  /** Moves bots from the pool into a wave; they are due from `dueAt`. */
  abstract putInWave(rolloutId: string, wave: number, instanceIds: readonly string[], dueAt: Date): Promise<void>;
  /** PENDING bots of a wave that are due, the first due first. */
  abstract due(rolloutId: string, wave: number, now: Date, limit: number): Promise<RolloutCandidate[]>;
  /** When the first PENDING bot of the wave is due; null: none waits. */
  abstract nextDueAt(rolloutId: string, wave: number): Promise<Date | null>;
  /** A PENDING bot of a wave goes back into the pool; the wave is smaller by it. */
  abstract putBack(rolloutId: string, instanceId: string): Promise<void>;

  /** Bots of the rollout that are being updated. */
  abstract countRunning(rolloutId: string): Promise<number>;
  /** The same of all rollouts; nobody else is told until the transaction ends, so that a limit holds. */
  abstract lockRunning(): Promise<number>;
  /** PENDING → RUNNING, and one more attempt. False where it isn't PENDING. */
  abstract takeUp(rolloutId: string, instanceId: string, botUpdateId: string): Promise<boolean>;
  /** RUNNING bots of the rollout whose update is over, or was given up. */
  abstract endedTries(rolloutId: string, limit: number): Promise<EndedTry[]>;
  /**
   * RUNNING → PENDING for another try in the same wave; `counts` says whether this one was a try. False where it isn't what
   * runs.
   */
  abstract tryAgain(bot: RolloutBot, again: { readonly dueAt: Date; readonly counts: boolean }): Promise<boolean>;
  /** RUNNING → its end. False where this try isn't what runs. */
  abstract end(bot: RolloutBot, end: RolloutBotEnd): Promise<boolean>;
  /** PENDING → SKIPPED, these or all. Returns how many. */
  abstract leaveOut(rolloutId: string, which: readonly string[] | 'all', reason: LeftOutReason): Promise<number>;
  /**
   * FAILED → PENDING, in no wave, as if never tried; not those that run something else by now than before their last try.
   * Returns how many.
   */
  abstract reopenFailed(rolloutId: string): Promise<number>;
}
