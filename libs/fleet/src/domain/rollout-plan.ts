import type { Rollout, Wave } from './rollout.ts';
import { batchSize } from './rollout-strategy.ts';

/** What the next act follows from: the rows, and the clock. */
export interface RolloutSituation {
  readonly rollout: Pick<Rollout, 'status' | 'strategy' | 'total' | 'pending' | 'finishedAt'>;
  /** The last wave that began. */
  readonly wave: Pick<Wave, 'size' | 'succeeded' | 'failed' | 'skipped' | 'finishedAt'> | null;
  /** Bots that are being updated for this rollout. */
  readonly running: number;
  /** When the first of the wave's waiting bots is due; null: none waits. */
  readonly nextDueAt: Date | null;
  /** How many more bots may be updated at once on this host. */
  readonly room: number;
  /** No update of any bot begins, fleet-wide. */
  readonly isFleetPaused: boolean;
  readonly now: Date;
}

export type RolloutAct =
  /** Its turn has come, or not: that depends on the other rollouts. */
  | { readonly kind: 'start' }
  /** Picks up to `size` bots that may be updated now. */
  | { readonly kind: 'begin-wave'; readonly size: number }
  /** Asks for the updates of bots of the wave that are due, at most `room` of them. */
  | { readonly kind: 'request-updates'; readonly room: number }
  | { readonly kind: 'end-wave' }
  /** Leaves out whoever had no turn before the rollout was aborted. */
  | { readonly kind: 'leave-out-rest' }
  /** Its last bot came to its end. */
  | { readonly kind: 'finish' }
  | { readonly kind: 'wait'; readonly until: Date }
  /** Nothing, until somebody wants something. */
  | { readonly kind: 'rest' };

/** How long an end of an update may stay unseen where the event of it was lost, and a lifted pause unnoticed. */
export const lookAgainMs = 5_000;

/** The one thing to do next for a rollout: pure, so that whoever holds the lease, after whatever kill, goes on from the rows. */
export function planNextRolloutAct(situation: RolloutSituation): RolloutAct {
  const { rollout, running, isFleetPaused, now } = situation;
  const lookAgain: RolloutAct = { kind: 'wait', until: new Date(now.getTime() + lookAgainMs) };
  switch (rollout.status) {
    case 'QUEUED':
      return isFleetPaused ? lookAgain : { kind: 'start' };
    case 'PAUSED':
      return running > 0 ? lookAgain : { kind: 'rest' };
    case 'FINISHED':
      return { kind: 'rest' };
    case 'ABORTED':
      if (rollout.pending > running) return { kind: 'leave-out-rest' };
      if (running > 0) return lookAgain;
      return rollout.finishedAt === null ? { kind: 'finish' } : { kind: 'rest' };
    case 'RUNNING':
      return planRunning(situation, lookAgain);
  }
}

function planRunning(situation: RolloutSituation, lookAgain: RolloutAct): RolloutAct {
  const { rollout, wave, running, nextDueAt, room, isFleetPaused, now } = situation;
  const openInWave = wave === null || wave.finishedAt !== null ? 0 : waveOpen(wave);
  if (wave?.finishedAt === null) {
    if (openInWave === 0) return { kind: 'end-wave' };
    if (isFleetPaused || room <= 0 || openInWave === running || nextDueAt === null) return lookAgain;
    return nextDueAt <= now ? { kind: 'request-updates', room } : sooner(lookAgain, nextDueAt);
  }
  if (rollout.pending === 0) return { kind: 'finish' };
  if (isFleetPaused) return lookAgain;
  const pauseEnds = wave && new Date(wave.finishedAt.getTime() + rollout.strategy.pauseSeconds * 1_000);
  if (pauseEnds !== null && pauseEnds > now) return { kind: 'wait', until: pauseEnds };
  return { kind: 'begin-wave', size: batchSize(rollout.strategy, rollout.total, rollout.pending) };
}

/** Bots of a wave that aren't at an end. */
export function waveOpen({
  size,
  succeeded,
  failed,
  skipped,
}: Pick<Wave, 'size' | 'succeeded' | 'failed' | 'skipped'>) {
  return size - succeeded - failed - skipped;
}

function sooner(act: RolloutAct, at: Date): RolloutAct {
  return act.kind === 'wait' && act.until > at ? { kind: 'wait', until: at } : act;
}
