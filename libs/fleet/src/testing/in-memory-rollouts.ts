import { allowedFrom } from '@moorage/kernel';
import type { Lease } from '../application/ports/instance-store.port.ts';
import {
  RolloutBotStore,
  type EndedTry,
  type IdPage,
  type RolloutBotEnd,
} from '../application/ports/rollout-bot-store.port.ts';
import { RolloutStore, type NewRollout, type RolloutChange } from '../application/ports/rollout-store.port.ts';
import type { BotUpdate } from '../domain/bot-update.ts';
import type { Instance } from '../domain/instance.ts';
import { channelOf } from '../domain/release-channel.ts';
import type { Rollout, RolloutBot, RolloutCandidate, Wave } from '../domain/rollout.ts';
import { selects } from '../domain/rollout-selection.ts';
import {
  openRolloutStatuses,
  rolloutTransitions,
  type LeftOutReason,
  type RolloutStatus,
} from '../domain/rollout-status.ts';
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
interface Waiting {
  readonly first: Map<string, Date>;
  readonly again: Map<string, Date>;
}

interface Kept {
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
  readonly rows = new Map<string, Kept>();

  constructor(readonly surroundings: RolloutSurroundings) {}

  kept(rolloutId: string): Kept {
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

export class InMemoryRolloutBotStore extends RolloutBotStore {
  constructor(private readonly all: InMemoryRollouts) {
    super();
  }

  override async candidates(
    { botAppId, selection }: Pick<Rollout, 'botAppId' | 'selection'>,
    { after, limit }: IdPage,
  ): Promise<RolloutCandidate[]> {
    const page: RolloutCandidate[] = [];
    for (const instance of this.all.surroundings.instancesAfter(after)) {
      if (page.length === limit) break;
      if (instance.botAppId !== botAppId || instance.status === 'DELETED' || !selects(selection, instance)) continue;
      page.push(await this.candidateOf(instance));
    }
    return page;
  }

  override async candidate(instanceId: string): Promise<RolloutCandidate | undefined> {
    const instance = await this.all.surroundings.findInstance(instanceId);
    return instance && this.candidateOf(instance);
  }

  override async add(rolloutId: string, instanceIds: readonly string[]): Promise<void> {
    const kept = this.all.kept(rolloutId);
    for (const instanceId of instanceIds) {
      const { orgId } = await this.instance(instanceId);
      kept.bots.set(instanceId, {
        rolloutId,
        instanceId,
        orgId,
        wave: null,
        status: 'PENDING',
        attempts: 0,
        skipReason: null,
        botUpdateId: null,
      });
      kept.pool.add(instanceId);
    }
    kept.rollout = { ...kept.rollout, total: kept.rollout.total + instanceIds.length };
    this.all.move(rolloutId, null, { pending: instanceIds.length });
  }

  override async find(rolloutId: string, instanceId: string): Promise<RolloutBot | undefined> {
    return this.all.rows.get(rolloutId)?.bots.get(instanceId);
  }

  override async findByUpdate(botUpdateId: string): Promise<RolloutBot | undefined> {
    const update = await this.all.surroundings.findUpdate(botUpdateId);
    if (update?.rolloutId == null) return undefined;
    const bot = await this.find(update.rolloutId, update.instanceId);
    return bot?.botUpdateId === botUpdateId ? bot : undefined;
  }

  override async pool(rolloutId: string, { after, limit }: IdPage): Promise<RolloutCandidate[]> {
    const ids = this.all.kept(rolloutId).pool.after(after, limit);
    return Promise.all(ids.map(async (id) => this.candidateOf(await this.instance(id))));
  }

  override async putInWave(
    rolloutId: string,
    wave: number,
    instanceIds: readonly string[],
    dueAt: Date,
  ): Promise<void> {
    const kept = this.all.kept(rolloutId);
    for (const instanceId of instanceIds) {
      const bot = this.pendingBot(rolloutId, instanceId);
      if (bot?.wave !== null) continue;
      this.keep({ ...bot, wave });
      kept.pool.delete(instanceId);
      this.waitingOf(kept, wave).first.set(instanceId, dueAt);
    }
  }

  override async due(rolloutId: string, wave: number, now: Date, limit: number): Promise<RolloutCandidate[]> {
    const { first, again } = this.waitingOf(this.all.kept(rolloutId), wave);
    const due: string[] = [];
    const sooner = [...again].sort(([, a], [, b]) => a.getTime() - b.getTime());
    for (const bots of [first, sooner]) {
      for (const [instanceId, at] of bots) {
        if (due.length === limit) break;
        if (at <= now) due.push(instanceId);
      }
    }
    return Promise.all(due.map(async (id) => this.candidateOf(await this.instance(id))));
  }

  override async nextDueAt(rolloutId: string, wave: number): Promise<Date | null> {
    const { first, again } = this.waitingOf(this.all.kept(rolloutId), wave);
    let next: Date | null = null;
    for (const at of first.values()) {
      next = at;
      break;
    }
    for (const at of again.values()) if (next === null || at < next) next = at;
    return next;
  }

  override async putBack(rolloutId: string, instanceId: string): Promise<void> {
    const kept = this.all.kept(rolloutId);
    const bot = this.pendingBot(rolloutId, instanceId);
    const wave = bot?.wave == null ? undefined : kept.waves.get(bot.wave);
    if (bot === undefined || wave === undefined) return;
    this.stopWaiting(kept, wave.number, instanceId);
    kept.waves.set(wave.number, { ...wave, size: wave.size - 1 });
    kept.pool.add(instanceId);
    this.keep({ ...bot, wave: null });
  }

  override async countRunning(rolloutId: string): Promise<number> {
    return this.all.kept(rolloutId).running.size;
  }

  override async lockRunning(): Promise<number> {
    return [...this.all.rows.values()].reduce((sum, { running }) => sum + running.size, 0);
  }

  override async takeUp(rolloutId: string, instanceId: string, botUpdateId: string): Promise<boolean> {
    const kept = this.all.kept(rolloutId);
    const bot = this.pendingBot(rolloutId, instanceId);
    if (bot === undefined) return false;
    if (bot.wave === null) kept.pool.delete(instanceId);
    else this.stopWaiting(kept, bot.wave, instanceId);
    kept.running.add(instanceId);
    this.keep({ ...bot, status: 'RUNNING', attempts: bot.attempts + 1, botUpdateId });
    return true;
  }

  override async endedTries(rolloutId: string, limit: number): Promise<EndedTry[]> {
    const { running, bots } = this.all.kept(rolloutId);
    const ended: EndedTry[] = [];
    for (const instanceId of running) {
      if (ended.length === limit) break;
      const bot = bots.get(instanceId);
      const update = bot && (await this.all.surroundings.findUpdate(bot.botUpdateId ?? ''));
      if (update === undefined || ['PENDING', 'UPDATING', 'ROLLING_BACK'].includes(update.status)) continue;
      ended.push({ bot: bot!, update });
    }
    return ended;
  }

  override async tryAgain(
    tried: RolloutBot,
    { dueAt, counts }: { readonly dueAt: Date; readonly counts: boolean },
  ): Promise<boolean> {
    const bot = this.runningBot(tried);
    if (bot === undefined) return false;
    const kept = this.all.kept(bot.rolloutId);
    kept.running.delete(bot.instanceId);
    this.waitingOf(kept, bot.wave ?? 0).again.set(bot.instanceId, dueAt);
    this.keep({ ...bot, status: 'PENDING', attempts: bot.attempts - (counts ? 0 : 1) });
    return true;
  }

  override async end(tried: RolloutBot, end: RolloutBotEnd): Promise<boolean> {
    const bot = this.runningBot(tried);
    if (bot === undefined) return false;
    this.all.kept(bot.rolloutId).running.delete(bot.instanceId);
    this.keep({ ...bot, status: end.status, skipReason: end.status === 'SKIPPED' ? end.reason : null });
    this.all.move(bot.rolloutId, bot.wave, { pending: -1, [end.status.toLowerCase()]: 1 });
    return true;
  }

  override async leaveOut(rolloutId: string, which: readonly string[] | 'all', reason: LeftOutReason): Promise<number> {
    const kept = this.all.kept(rolloutId);
    let count = 0;
    for (const instanceId of which === 'all' ? [...kept.bots.keys()] : which) {
      const bot = this.pendingBot(rolloutId, instanceId);
      if (bot === undefined) continue;
      if (bot.wave === null) kept.pool.delete(instanceId);
      else this.stopWaiting(kept, bot.wave, instanceId);
      this.keep({ ...bot, status: 'SKIPPED', skipReason: reason });
      this.all.move(rolloutId, bot.wave, { pending: -1, skipped: 1 });
      count += 1;
    }
    return count;
  }

  override async reopenFailed(rolloutId: string): Promise<number> {
    const kept = this.all.kept(rolloutId);
    let count = 0;
    for (const bot of kept.bots.values()) {
      if (bot.status !== 'FAILED') continue;
      const update = await this.all.surroundings.findUpdate(bot.botUpdateId ?? '');
      if ((await this.instance(bot.instanceId)).digest !== update?.digestBefore) continue;
      this.keep({ ...bot, status: 'PENDING', wave: null, attempts: 0, botUpdateId: null });
      kept.pool.add(bot.instanceId);
      count += 1;
    }
    this.all.move(rolloutId, null, { pending: count, failed: -count });
    return count;
  }

  private async candidateOf(instance: Instance): Promise<RolloutCandidate> {
    const { id: instanceId, orgId, slug, image, digest, version, desired, status, establishedAt } = instance;
    return {
      ...{ instanceId, orgId, slug, image, digest, version },
      channel: channelOf(image),
      isGoing: desired === 'DELETED' || status === 'DELETING' || status === 'DELETED',
      isEstablished: establishedAt !== null,
      hasFailed: status === 'FAILED',
      isBeingUpdated: (await this.all.surroundings.findOpenUpdate(instanceId)) !== undefined,
    };
  }

  private async instance(instanceId: string): Promise<Instance> {
    const instance = await this.all.surroundings.findInstance(instanceId);
    if (instance === undefined) throw new Error(`There is no instance ${instanceId}`);
    return instance;
  }

  private waitingOf({ waiting }: Kept, wave: number): Waiting {
    const known = waiting.get(wave) ?? { first: new Map<string, Date>(), again: new Map<string, Date>() };
    waiting.set(wave, known);
    return known;
  }

  private stopWaiting(kept: Kept, wave: number, instanceId: string): void {
    const { first, again } = this.waitingOf(kept, wave);
    first.delete(instanceId);
    again.delete(instanceId);
  }

  private pendingBot(rolloutId: string, instanceId: string): RolloutBot | undefined {
    const bot = this.all.kept(rolloutId).bots.get(instanceId);
    return bot?.status === 'PENDING' ? bot : undefined;
  }

  private runningBot({ rolloutId, instanceId, botUpdateId }: RolloutBot): RolloutBot | undefined {
    const bot = this.all.kept(rolloutId).bots.get(instanceId);
    return bot?.status === 'RUNNING' && bot.botUpdateId === botUpdateId ? bot : undefined;
  }

  private keep(bot: RolloutBot): void {
    this.all.kept(bot.rolloutId).bots.set(bot.instanceId, bot);
  }
}
