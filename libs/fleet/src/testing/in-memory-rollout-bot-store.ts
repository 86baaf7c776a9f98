import {
  RolloutBotStore,
  type EndedTry,
  type IdPage,
  type RolloutBotEnd,
} from '../application/ports/rollout-bot-store.port.ts';
import type { Instance } from '../domain/instance.ts';
import { channelOf } from '../domain/release-channel.ts';
import type { Rollout, RolloutBot, RolloutCandidate } from '../domain/rollout.ts';
import { selects } from '../domain/rollout-selection.ts';
import type { LeftOutReason } from '../domain/rollout-status.ts';
import type { InMemoryRollouts, KeptRollout, Waiting } from './in-memory-rollouts.ts';

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

  private waitingOf({ waiting }: KeptRollout, wave: number): Waiting {
    const known = waiting.get(wave) ?? { first: new Map<string, Date>(), again: new Map<string, Date>() };
    waiting.set(wave, known);
    return known;
  }

  private stopWaiting(kept: KeptRollout, wave: number, instanceId: string): void {
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
