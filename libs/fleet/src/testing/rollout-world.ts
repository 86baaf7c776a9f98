import { BotUpdateFailed, BotUpdated, ReleaseDetected, type BotUpdateEnd } from '@moorage/contracts';
import { LiveUpdates, type UnitOfWork } from '@moorage/kernel';
import { ImmediateUnitOfWork } from '@moorage/kernel/testing';
import { RolloutOrchestrator } from '../application/rollout-orchestrator.ts';
import { RolloutPopulation } from '../application/rollout-population.ts';
import { RolloutStandings } from '../application/rollout-standings.ts';
import { RolloutTries } from '../application/rollout-tries.ts';
import { Rollouts } from '../application/rollouts.ts';
import { StartRolloutWhenReleaseDetected } from '../application/start-rollout-when-release-detected.ts';
import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import { ResourceNames } from '../domain/resource-names.ts';
import type { Rollout, RolloutBot } from '../domain/rollout.ts';
import type { RolloutSelection } from '../domain/rollout-selection.ts';
import { rolloutStrategies, type RolloutStrategy } from '../domain/rollout-strategy.ts';
import { ownerId } from './fleet-world.ts';
import { InMemoryRolloutBotStore } from './in-memory-rollout-bot-store.ts';
import { InMemoryRolloutStore } from './in-memory-rollout-store.ts';
import { InMemoryRollouts } from './in-memory-rollouts.ts';
import { Life, mortal } from './mortal.ts';
import { UpdateWorld, type UpdatingProcess } from './update-world.ts';

/** A fleet of many organisations, and the processes that roll releases over it. */
export class RolloutWorld extends UpdateWorld {
  private readonly all = new InMemoryRollouts({
    instancesAfter: (id) => this.instances.inOrder(id),
    findInstance: (id) => this.instances.find(id),
    findUpdate: (id) => this.updates.find(id),
    findOpenUpdate: (id) => this.updates.findOpen(id),
  });
  readonly rollouts = new InMemoryRolloutStore(this.all);
  readonly bots = new InMemoryRolloutBotStore(this.all);
  readonly rolloutUnitOfWork = new ImmediateUnitOfWork();
  private delivered = 0;
  /** Whether an event never arrives. */
  losesEvent: () => boolean = () => false;

  get standings(): RolloutStandings {
    return new RolloutStandings(this.policies, this.tenants, this.maintenance, this.clock);
  }

  get population(): RolloutPopulation {
    return new RolloutPopulation(this.bots, this.standings);
  }

  get lifecycle(): Rollouts {
    const { rollouts, releases, jobs, audit, broadcast, ids, clock } = this;
    return new Rollouts(rollouts, releases, jobs, audit, new LiveUpdates(broadcast), ids, clock);
  }

  get tries(): RolloutTries {
    const { rollouts, bots, updates, releases, standings, lifecycle, clock } = this;
    return new RolloutTries(rollouts, bots, updates, releases, standings, lifecycle, clock);
  }

  /** One that may be killed before and after each of its transactions. */
  orchestrator(life = new Life(), unitOfWork: UnitOfWork = this.rolloutUnitOfWork): RolloutOrchestrator {
    return new RolloutOrchestrator(
      this.rollouts,
      this.bots,
      this.releases,
      this.policies,
      this.population,
      this.standings,
      this.tries,
      this.lifecycle,
      this.botUpdates,
      this.settings,
      mortal(unitOfWork, life),
      this.ids,
      this.clock,
    );
  }

  /** So many organisations in mode `auto` at any hour, each with a running bot on the first release, with data. */
  async aFleet(count: number, { withContainers = true } = {}): Promise<Instance[]> {
    const made: Instance[] = [];
    for (let number = 1; number <= count; number++) made.push(await this.aBot(`org-${number}`, withContainers));
    this.onCall(undefined);
    return made;
  }

  private async aBot(slug: string, withContainers: boolean): Promise<Instance> {
    const [id, orgId] = [this.ids.uuid(), this.ids.uuid()];
    const at = this.clock.now();
    this.tenants.put({ orgId, slug, name: slug, status: 'ACTIVE' });
    await this.instances.insert({
      ...{ id, orgId, slug },
      botAppId: this.botAppId,
      ownerUserId: ownerId,
      image: 'moorage/bot:stable',
      sealedSecret: this.box.seal('secret', `instance:${id}`),
      createdAt: at,
    });
    await this.policies.setBot(id, 'on-push');
    await this.instances.change(id, {}, { status: 'CREATING' });
    const created = await this.instances.change(
      id,
      {},
      {
        status: 'RUNNING',
        imageReference: this.digestReference,
        digest: this.digestReference.slice(this.digestReference.indexOf('@') + 1),
        version: '1.0.0',
        runtime: this.runtime.kind,
        establishedAt: at,
        nextAttemptAt: null,
      },
    );
    return withContainers ? this.containerOf(created!) : created!;
  }

  private async containerOf(instance: Instance): Promise<Instance> {
    const spec = await this.containers.specOf(instance);
    const { owner } = spec;
    await this.runtime.createNetwork({ name: new ResourceNames(instance.id).network, owner });
    for (const { volume } of spec.volumes) {
      await this.runtime.createVolume({ name: volume, owner });
      this.runtime.filesOf(volume).set('store', Buffer.from('written by one'));
    }
    await this.runtime.createContainer(spec);
    await this.runtime.startContainer(spec.name);
    const { address } = await this.runtime.inspectContainer(spec.name);
    return (await this.instances.change(instance.id, {}, { address, health: 'ok' }))!;
  }

  async start(
    release: Release,
    settings: Partial<RolloutStrategy> = {},
    selection: RolloutSelection = { kind: 'all' },
  ): Promise<string> {
    const strategy = { ...rolloutStrategies[settings.name === 'Immediate' ? 'Immediate' : 'RollingWave'], ...settings };
    return this.lifecycle.request({ release, strategy, selection, createdBy: null });
  }

  async rollout(id: string): Promise<Rollout> {
    const rollout = await this.rollouts.find(id);
    if (rollout === undefined) throw new Error(`There is no rollout ${id}`);
    return rollout;
  }

  async botOf(id: string, { id: instanceId }: Instance): Promise<RolloutBot> {
    const bot = await this.bots.find(id, instanceId);
    if (bot === undefined) throw new Error(`${instanceId} is no bot of the rollout`);
    return bot;
  }

  /** What the ticks of the clock and the queue do, besides what keeps instances running. @returns how much there was to do */
  async tick(process: UpdatingProcess, orchestrator: RolloutOrchestrator, signal: AbortSignal): Promise<number> {
    return (
      (await this.advanceRollouts(orchestrator, signal)) +
      (await this.advanceUpdates(process, signal)) +
      (await this.deliver())
    );
  }

  async advanceRollouts(orchestrator: RolloutOrchestrator, signal: AbortSignal): Promise<number> {
    const now = this.clock.now();
    const due = await this.rollouts.claimDue(now, new Date(now.getTime() + 10_000), 10);
    for (const id of due) await orchestrator.advance(id, signal);
    return due.length;
  }

  async advanceUpdates({ updater }: UpdatingProcess, signal: AbortSignal): Promise<number> {
    const now = this.clock.now();
    const due = await this.updates.claimDue(now, new Date(now.getTime() + 10_000), 100);
    for (const id of due) await updater.advance(id, signal);
    return due.length;
  }

  /** Hands out the events since the last time, but for those that are lost. */
  async deliver(): Promise<number> {
    const { events } = this.publisher;
    const from = this.delivered;
    for (; this.delivered < events.length; this.delivered++) {
      const { name, payload } = events[this.delivered]!;
      if (this.losesEvent()) continue;
      if (name === BotUpdated.eventName || name === BotUpdateFailed.eventName) {
        const { rolloutId, botUpdateId } = payload as BotUpdateEnd;
        if (rolloutId !== null) await this.tries.settleUpdate(botUpdateId);
      }
      if (name === ReleaseDetected.eventName) await this.startWhenDetected.handle(payload as never);
    }
    return this.delivered - from;
  }

  get startWhenDetected(): StartRolloutWhenReleaseDetected {
    const { rollouts, releases, policies, lifecycle, rolloutUnitOfWork } = this;
    return new StartRolloutWhenReleaseDetected(rollouts, releases, policies, lifecycle, rolloutUnitOfWork);
  }

  protected override async work(process: UpdatingProcess, signal: AbortSignal): Promise<number> {
    return (await this.tick(process, this.orchestrator(), signal)) + (await super.work(process, signal));
  }
}
