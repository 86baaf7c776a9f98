import type { Lease } from '../application/ports/instance-store.port.ts';
import type { BotUpdate } from '../domain/bot-update.ts';
import type { Instance } from '../domain/instance.ts';
import type { Rollout, RolloutBot, Wave } from '../domain/rollout.ts';
import { SortedIds } from './sorted-ids.ts';

/** What the stores of rollouts ask others for. */
export interface RolloutSurroundings {
  /** All instances, in the order of their ids, after one. */
  readonly instancesAfter: (instanceId: string | undefined) => Iterable<Instance>;
  readonly findInstance: (instanceId: string) => Promise<Instance | undefined>;
  readonly findUpdate: (botUpdateId: string) => Promise<BotUpdate | undefined>;
  readonly findOpenUpdate: (instanceId: string) => Promise<BotUpdate | undefined>;
}

/** Many whose first try is owed, all since the same moment; and the few that are to be tried again. */
export interface Waiting {
  readonly first: Map<string, Date>;
  readonly again: Map<string, Date>;
}

export interface KeptRollout {
  rollout: Rollout;
  lease: Lease | null;
  wokenUntil: Date | null;
  readonly waves: Map<number, Wave>;
  readonly bots: Map<string, RolloutBot>;
  /** PENDING bots in no wave. */
  readonly pool: SortedIds;
  /** PENDING bots of waves, with when they are due. */
  readonly waiting: Map<number, Waiting>;
  readonly running: Set<string>;
}

/** Rollouts in maps, with indexes: a turn costs the same however many bots there are. */
export class InMemoryRollouts {
  readonly rows = new Map<string, KeptRollout>();

  constructor(readonly surroundings: RolloutSurroundings) {}

  kept(rolloutId: string): KeptRollout {
    const kept = this.rows.get(rolloutId);
    if (kept === undefined) throw new Error(`There is no rollout ${rolloutId}`);
    return kept;
  }

  /** Moves so many bots between the totals of a rollout, and of a wave where they are in one. */
  move(
    rolloutId: string,
    wave: number | null,
    moved: Partial<Record<'pending' | 'succeeded' | 'failed' | 'skipped', number>>,
  ): void {
    const kept = this.kept(rolloutId);
    const { pending = 0, succeeded = 0, failed = 0, skipped = 0 } = moved;
    const { rollout } = kept;
    kept.rollout = {
      ...rollout,
      pending: rollout.pending + pending,
      succeeded: rollout.succeeded + succeeded,
      failed: rollout.failed + failed,
      skipped: rollout.skipped + skipped,
    };
    assertTotals(kept.rollout);
    const its = wave === null ? undefined : kept.waves.get(wave);
    if (its === undefined) return;
    kept.waves.set(its.number, {
      ...its,
      succeeded: its.succeeded + succeeded,
      failed: its.failed + Math.max(0, failed),
      skipped: its.skipped + skipped,
    });
  }
}

/** What the database checks. */
function assertTotals({ total, pending, succeeded, failed, skipped }: Rollout): void {
  if (Math.min(pending, succeeded, failed, skipped) < 0 || pending + succeeded + failed + skipped !== total)
    throw new Error('The totals of a rollout do not add up');
}
