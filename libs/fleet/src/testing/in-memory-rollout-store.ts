import { allowedFrom } from '@moorage/kernel';
import type { Lease } from '../application/ports/instance-store.port.ts';
import { RolloutStore, type NewRollout, type RolloutChange } from '../application/ports/rollout-store.port.ts';
import type { Rollout, Wave } from '../domain/rollout.ts';
import { openRolloutStatuses, rolloutTransitions, type RolloutStatus } from '../domain/rollout-status.ts';
import type { InMemoryRollouts } from './in-memory-rollouts.ts';
import { SortedIds } from './sorted-ids.ts';

export class InMemoryRolloutStore extends RolloutStore {
  constructor(private readonly all: InMemoryRollouts) {
    super();
  }

  override async insert(rollout: NewRollout): Promise<void> {
    const nothing = { total: 0, pending: 0, succeeded: 0, failed: 0, skipped: 0, wave: 0, leftOut: [] } as const;
    this.all.rows.set(rollout.id, {
      rollout: {
        ...rollout,
        ...nothing,
        status: 'QUEUED',
        reason: null,
        nextActAt: rollout.createdAt,
        startedAt: null,
        finishedAt: null,
      },
      lease: null,
      wokenUntil: null,
      waves: new Map(),
      bots: new Map(),
      pool: new SortedIds(),
      waiting: new Map(),
      running: new Set(),
    });
  }

  override async find(rolloutId: string): Promise<Rollout | undefined> {
    return this.all.rows.get(rolloutId)?.rollout;
  }

  override lock(rolloutId: string): Promise<Rollout | undefined> {
    return this.find(rolloutId);
  }

  override async latestOf(releaseId: string): Promise<Rollout | undefined> {
    return [...this.all.rows.values()]
      .map(({ rollout }) => rollout)
      .filter((rollout) => rollout.releaseId === releaseId)
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
      .at(-1);
  }

  override async listOpen(botAppId: string): Promise<Rollout[]> {
    return [...this.all.rows.values()]
      .map(({ rollout }) => rollout)
      .filter((rollout) => rollout.botAppId === botAppId && openRolloutStatuses.some((open) => open === rollout.status))
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
  }

  override lockOpen(botAppId: string): Promise<Rollout[]> {
    return this.listOpen(botAppId);
  }

  override async change(
    rolloutId: string,
    from: readonly RolloutStatus[],
    change: RolloutChange,
  ): Promise<Rollout | undefined> {
    const kept = this.all.rows.get(rolloutId);
    if (kept === undefined || !from.includes(kept.rollout.status)) return undefined;
    if (change.status !== undefined && !allowedFrom(rolloutTransitions, change.status).includes(kept.rollout.status))
      return undefined;
    kept.rollout = { ...kept.rollout, ...change };
    kept.wokenUntil = null;
    return kept.rollout;
  }

  override async addWave(wave: Parameters<RolloutStore['addWave']>[0]): Promise<void> {
    const { waves } = this.all.kept(wave.rolloutId);
    if (waves.has(wave.number)) throw new Error(`There is a wave ${wave.number} already`);
    waves.set(wave.number, { ...wave, succeeded: 0, failed: 0, skipped: 0, finishedAt: null });
  }

  override async findWave(rolloutId: string, number: number): Promise<Wave | undefined> {
    return this.all.rows.get(rolloutId)?.waves.get(number);
  }

  override async endWave(rolloutId: string, number: number, at: Date): Promise<void> {
    const { waves } = this.all.kept(rolloutId);
    const wave = waves.get(number);
    if (wave?.finishedAt === null) waves.set(number, { ...wave, finishedAt: at });
  }

  override async acquireLease(rolloutId: string, lease: Lease, now: Date): Promise<boolean> {
    const kept = this.all.rows.get(rolloutId);
    if (kept === undefined || (kept.lease !== null && kept.lease.until > now)) return false;
    kept.lease = lease;
    kept.wokenUntil = null;
    return true;
  }

  override async renewLease(rolloutId: string, lease: Lease): Promise<boolean> {
    const kept = this.all.rows.get(rolloutId);
    if (kept?.lease?.holder !== lease.holder) return false;
    kept.lease = lease;
    return true;
  }

  override async releaseLease(rolloutId: string, holder: string): Promise<void> {
    const kept = this.all.rows.get(rolloutId);
    if (kept?.lease?.holder === holder) kept.lease = null;
  }

  override async claimDue(now: Date, dueAgain: Date, limit: number): Promise<string[]> {
    const due = [...this.all.rows.values()]
      .filter(({ rollout }) => rollout.nextActAt !== null && rollout.nextActAt <= now)
      .filter(({ lease, wokenUntil }) => (lease?.until ?? now) <= now && (wokenUntil ?? now) <= now)
      .slice(0, limit);
    return due.map((kept) => {
      kept.wokenUntil = dueAgain;
      return kept.rollout.id;
    });
  }
}
