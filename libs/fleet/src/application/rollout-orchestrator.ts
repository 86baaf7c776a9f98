import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { Clock, Ids, UnitOfWork, isDomainError } from '@moorage/kernel';
import type { Release } from '../domain/release.ts';
import type { LeftOut, Rollout } from '../domain/rollout.ts';
import { planNextRolloutAct, type RolloutAct } from '../domain/rollout-plan.ts';
import { shareAChannel } from '../domain/rollout-selection.ts';
import type { LeftOutReason } from '../domain/rollout-status.ts';
import { BotUpdates } from './bot-updates.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { RolloutBotStore } from './ports/rollout-bot-store.port.ts';
import { RolloutStore } from './ports/rollout-store.port.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';
import { RolloutPopulation } from './rollout-population.ts';
import { RolloutStandings, type StandingBot } from './rollout-standings.ts';
import { RolloutTries } from './rollout-tries.ts';
import { Rollouts } from './rollouts.ts';

/** Of a worker that was killed: the next one waits for so long. */
const leaseMs = 6_000;
/** Ended updates that one turn writes down. */
const endsPerTurn = 100;
/** A policy that was changed is noticed so soon, where nobody's hour is near. */
const longestWaitMs = 15 * 60_000;

/** What follows an act: the next one, or nothing for now. */
type Turn = 'again' | 'done';

/**
 * Leads a rollout: locks its row, writes down which updates have ended, plans one act, does it, all in one transaction; then
 * again, until there is nothing to do for now. Killed at any line it has done the whole act or nothing. The lease keeps other
 * workers from planning the same; each turn proves it, so that whoever lost it writes nothing any more.
 */
@Injectable()
export class RolloutOrchestrator {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly bots: RolloutBotStore,
    private readonly releases: ReleaseStore,
    private readonly policies: UpdatePolicyStore,
    private readonly population: RolloutPopulation,
    private readonly standings: RolloutStandings,
    private readonly tries: RolloutTries,
    private readonly lifecycle: Rollouts,
    private readonly updates: BotUpdates,
    private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Does nothing where somebody else is at it. */
  async advance(rolloutId: string, signal: AbortSignal): Promise<void> {
    const holder = this.ids.uuid();
    const isHeld = await this.unitOfWork.run(() =>
      this.rollouts.acquireLease(rolloutId, { holder, until: this.later(leaseMs) }, this.clock.now()),
    );
    if (!isHeld) return;
    try {
      while (!signal.aborted && (await this.turn(rolloutId, holder)) === 'again');
    } finally {
      await this.unitOfWork.run(() => this.rollouts.releaseLease(rolloutId, holder));
    }
  }

  private turn(rolloutId: string, holder: string): Promise<Turn> {
    return this.unitOfWork.run(async () => {
      const known = await this.rollouts.find(rolloutId);
      if (known === undefined) return 'done';
      // Whoever looks at all rollouts of a bot app locks that first, so that no two wait for each other.
      const open = known.status === 'QUEUED' ? await this.rollouts.lockOpen(known.botAppId) : [];
      let rollout = await this.rollouts.lock(rolloutId);
      const isHeld = await this.rollouts.renewLease(rolloutId, { holder, until: this.later(leaseMs) });
      if (rollout === undefined || !isHeld || (rollout.status === 'QUEUED') !== (known.status === 'QUEUED'))
        return 'done';
      const ended = await this.bots.endedTries(rolloutId, endsPerTurn);
      for (const each of ended) {
        await this.tries.settle(rollout, each);
        rollout = (await this.rollouts.find(rolloutId)) ?? rollout;
      }
      const now = this.clock.now();
      const act = await this.plan(rollout, now);
      const turn = await this.perform(act, rollout, open, now);
      const isNews = ended.length > 0 || (act.kind !== 'wait' && act.kind !== 'rest');
      if (isNews) await this.lifecycle.tellPages(rolloutId);
      return turn;
    });
  }

  private async plan(rollout: Rollout, now: Date): Promise<RolloutAct> {
    const { id, wave: number } = rollout;
    const wave = (await this.rollouts.findWave(id, number)) ?? null;
    // The lock on what runs is everybody's: only whoever may ask for updates takes it.
    const mayRequest = rollout.status === 'RUNNING' && wave?.finishedAt === null;
    return planNextRolloutAct({
      rollout,
      wave,
      running: await this.bots.countRunning(id),
      nextDueAt: mayRequest ? await this.bots.nextDueAt(id, number) : null,
      room: mayRequest ? this.settings.fleet.rolloutParallel - (await this.bots.lockRunning()) : 0,
      isFleetPaused: (await this.policies.fleetMode()) === 'paused',
      now,
    });
  }

  private async perform(act: RolloutAct, rollout: Rollout, open: readonly Rollout[], now: Date): Promise<Turn> {
    switch (act.kind) {
      case 'start':
        return this.start(rollout, open, now);
      case 'begin-wave':
        return this.beginWave(rollout, act.size, now);
      case 'request-updates':
        return this.requestUpdates(rollout, act.room, now);
      case 'end-wave':
        await this.rollouts.endWave(rollout.id, rollout.wave, now);
        return 'again';
      case 'leave-out-rest':
        await this.bots.leaveOut(rollout.id, 'all', 'aborted');
        return 'again';
      case 'finish':
        return this.finish(rollout, now);
      case 'wait':
        return this.lookAgain(rollout, act.until);
      case 'rest':
        return this.lookAgain(rollout, null);
    }
  }

  private async lookAgain({ id, status }: Rollout, nextActAt: Date | null): Promise<Turn> {
    await this.rollouts.change(id, [status], { nextActAt });
    return 'done';
  }

  /** Picks the rollout's bots, where it is its turn. One that was started before keeps those it has. */
  private async start(rollout: Rollout, open: readonly Rollout[], now: Date): Promise<Turn> {
    const { id, selection } = rollout;
    const before = open.slice(
      0,
      open.findIndex((other) => other.id === id),
    );
    const isBlocked =
      open.some((other) => other.status !== 'QUEUED' && shareAChannel(other.selection, selection)) ||
      before.some((other) => shareAChannel(other.selection, selection));
    // Whoever is over wakes it.
    if (isBlocked) return this.lookAgain(rollout, null);
    const running = { status: 'RUNNING', nextActAt: now } as const;
    if (rollout.startedAt !== null) {
      await this.rollouts.change(id, ['QUEUED'], running);
      return 'again';
    }
    const release = await this.releaseOf(rollout);
    if (release.quarantine !== null) {
      await this.lifecycle.abort(rollout, 'The release is in quarantine.');
      return 'again';
    }
    const leftOut = await this.freeze(rollout, release);
    await this.rollouts.change(id, ['QUEUED'], { ...running, leftOut, startedAt: now });
    return 'again';
  }

  private async freeze(rollout: Rollout, { digest }: Release): Promise<LeftOut[]> {
    const pages = this.population.pick(rollout, digest);
    for (;;) {
      const { value, done } = await pages.next();
      if (done === true) return value;
      await this.bots.add(
        rollout.id,
        value.map(({ bot }) => bot.instanceId),
      );
    }
  }

  private async beginWave(rollout: Rollout, size: number, now: Date): Promise<Turn> {
    const { id } = rollout;
    const { digest } = await this.releaseOf(rollout);
    const { instanceIds, leftOut, opensAt } = await this.population.pickWave(rollout, digest, size, now);
    for (const [reason, ids] of leftOut) await this.bots.leaveOut(id, ids, reason);
    if (instanceIds.length > 0) {
      const number = rollout.wave + 1;
      await this.rollouts.addWave({ rolloutId: id, number, size: instanceIds.length, startedAt: now });
      await this.bots.putInWave(id, number, instanceIds, now);
      await this.rollouts.change(id, ['RUNNING'], { wave: number });
      return 'again';
    }
    if (opensAt === null) return 'again';
    return this.lookAgain(rollout, new Date(Math.min(opensAt.getTime(), this.later(longestWaitMs).getTime())));
  }

  private async requestUpdates(rollout: Rollout, room: number, now: Date): Promise<Turn> {
    const release = await this.releaseOf(rollout);
    const due = await this.bots.due(rollout.id, rollout.wave, now, room);
    for (const each of await this.standings.of(rollout, release.digest, due)) await this.takeUp(rollout, each);
    return 'again';
  }

  private async takeUp(rollout: Rollout, { bot, standing }: StandingBot): Promise<void> {
    const { id, strategy, wave, releaseId, createdBy } = rollout;
    const { instanceId } = bot;
    if (standing.kind === 'left-out') {
      const left: LeftOutReason = standing.reason;
      await this.bots.leaveOut(id, [instanceId], left);
      return;
    }
    // Its hour is over, or its people update it themselves right now: the wave doesn't wait for that.
    if (standing.kind !== 'open') return this.bots.putBack(id, instanceId);
    try {
      const botUpdateId = await this.updates.request({
        instanceId,
        releaseId,
        strategy: strategy.name,
        healthTimeoutSeconds: strategy.healthTimeoutSeconds,
        // The rollout counts the tries: each is an update of its own.
        retries: 0,
        rolloutId: id,
        wave,
        actorUserId: createdBy,
      });
      if (!(await this.bots.takeUp(id, instanceId, botUpdateId)))
        throw new Error(`Bot ${instanceId} of rollout ${id} changed under the lock of its rollout`);
    } catch (error) {
      // Somebody asked for an update of it at this very moment.
      if (!isDomainError(error) || error.code !== 'INSTANCE.BUSY') throw error;
      await this.bots.putBack(id, instanceId);
    }
  }

  private async finish(rollout: Rollout, now: Date): Promise<Turn> {
    const { id, status, wave, botAppId, total, succeeded, failed, skipped } = rollout;
    await this.rollouts.endWave(id, wave, now);
    const over = { finishedAt: now, nextActAt: null } as const;
    if (status === 'ABORTED') await this.rollouts.change(id, ['ABORTED'], over);
    else {
      await this.rollouts.change(id, ['RUNNING'], { ...over, status: 'FINISHED' });
      await this.lifecycle.record('rollout.finished', rollout, { after: { total, succeeded, failed, skipped } });
      await this.lifecycle.wakeQueued(botAppId);
    }
    return 'done';
  }

  private async releaseOf({ releaseId }: Rollout): Promise<Release> {
    const release = await this.releases.find(releaseId);
    if (release === undefined) throw new Error(`Release ${releaseId} is not there`);
    return release;
  }

  private later(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}
