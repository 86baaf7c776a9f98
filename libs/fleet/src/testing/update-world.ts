import { changelogPath } from '@moorage/kernel';
import { ImmediateUnitOfWork } from '@moorage/kernel/testing';
import type { BotUpdateReconciler } from '../application/bot-update-reconciler.ts';
import { BotDrain, type DrainedBot } from '../application/ports/bot-drain.port.ts';
import { StopInstance, StopInstanceHandler } from '../application/stop-instance.ts';
import { SweepSnapshotsHandler } from '../application/sweep-snapshots.ts';
import type { BotUpdate } from '../domain/bot-update.ts';
import type { Release } from '../domain/release.ts';
import { ResourceNames } from '../domain/resource-names.ts';
import { anUpdater } from './an-updater.ts';
import { FleetWorld, orgId, type FleetProcess } from './fleet-world.ts';
import type { RuntimeCall } from './in-memory-container-runtime.ts';
import { InMemorySnapshotStore } from './in-memory-snapshot-store.ts';
import { mortal } from './mortal.ts';

class RecordedDrain extends BotDrain {
  readonly asked: string[] = [];

  override async begin(_bot: DrainedBot, deadlineSeconds: number): Promise<'draining'> {
    this.asked.push(`begin ${deadlineSeconds}`);
    return 'draining';
  }

  override async end(): Promise<void> {
    this.asked.push('end');
  }
}

/** What is left of an instance at rest: one container, its network and its two volumes. */
export const oneWholeBot = ['container', 'network', 'volume', 'volume'];

export interface UpdatingProcess extends FleetProcess {
  readonly updater: BotUpdateReconciler;
}

const actorUserId = '00000000-0000-7000-8000-00000000000c';

/**
 * A fleet whose bots keep data: what a bot finds in a volume when it starts becomes data of its own release, and an older
 * release that finds a newer one's is broken by it.
 */
export class UpdateWorld extends FleetWorld {
  readonly snapshots = new InMemorySnapshotStore();
  readonly drain = new RecordedDrain();

  /** One instance on the first release, with data, at rest. */
  static async withARunningBot(): Promise<UpdateWorld> {
    const world = new UpdateWorld();
    await world.organizationIsCreated();
    await world.settle();
    for (const files of await world.files()) files.set('store', Buffer.from('written by one'));
    world.onCall(undefined);
    return world;
  }

  /** Runs before each call to the runtime, and before what a starting bot does; what it throws, the call throws. */
  onCall(hook: ((call: RuntimeCall, target: string) => void | Promise<void>) | undefined): void {
    this.runtime.intercept(async (call, target) => {
      await hook?.(call, target);
      if (call === 'startContainer' && this.runtime.engineAnswers) this.migrate(target);
    });
  }

  /** Another build under the tag, detected. */
  async aRelease(content = 'two', version = '2.0.0'): Promise<Release> {
    const changelog = JSON.stringify({ version, date: '2026-01-05', sections: [{ title: 'New', items: ['More.'] }] });
    const reference = this.runtime.addImage('moorage/bot:stable', {
      content,
      onlyInRegistry: true,
      files: { [changelogPath]: changelog },
    });
    const { release } = await this.releases.put({
      id: this.ids.uuid(),
      botAppId: this.botAppId,
      digest: reference.slice(reference.indexOf('@') + 1),
      reference,
      detectedAt: this.clock.now(),
    });
    const at = this.clock.now();
    await this.releases.followNewImages(at);
    const { id: releaseId, digest } = release;
    await this.releases.sawDigest('moorage/bot:stable', { releaseId, digest, at, nextAt: at });
    return release;
  }

  async request(release: Release, retries = 0): Promise<string> {
    const { id: instanceId } = await this.instance();
    const strategy = { strategy: 'SingleBot', healthTimeoutSeconds: 120, retries, actorUserId } as const;
    return this.botUpdates.request({ instanceId, releaseId: release.id, ...strategy });
  }

  /** A request, led to its end. */
  async update(release: Release): Promise<BotUpdate> {
    const id = await this.request(release);
    await this.settle();
    return this.updateOf(id);
  }

  async updateOf(id: string): Promise<BotUpdate> {
    const update = await this.updates.find(id);
    if (update === undefined) throw new Error(`There is no update ${id}`);
    return update;
  }

  /** The files of each of the volumes that the instance has now. */
  async files(): Promise<Map<string, Buffer>[]> {
    const instance = await this.instance();
    const { volumes } = await this.containers.specOf(instance);
    return volumes.map(({ volume }) => this.runtime.filesOf(volume));
  }

  /** What the bot kept, in each of its volumes. */
  async data(): Promise<(string | undefined)[]> {
    return (await this.files()).map((files) => files.get('store')?.toString());
  }

  async container(): Promise<string> {
    return new ResourceNames((await this.instance()).id).container;
  }

  override process(dieAt?: number): UpdatingProcess {
    const process = super.process(dieAt);
    const { life } = process;
    const updater = anUpdater(this, {
      runtime: mortal(this.runtime, life),
      containers: this.containers,
      health: mortal(this.health, life),
      snapshots: mortal(this.snapshots, life),
      drain: mortal(this.drain, life),
      requests: this.botUpdates,
      unitOfWork: mortal(new ImmediateUnitOfWork(), life),
      clock: this.clock,
    });
    return { ...process, updater };
  }

  protected override async work(process: FleetProcess, signal: AbortSignal): Promise<number> {
    const now = this.clock.now();
    const due = await this.updates.claimDue(now, new Date(now.getTime() + 10_000), 10);
    for (const id of due) await (process as UpdatingProcess).updater.advance(id, signal);
    return due.length + (await super.work(process, signal));
  }

  /** Somebody stops the bot. */
  async stop(): Promise<void> {
    const { id: instanceId } = await this.instance();
    await new StopInstanceHandler(this.operations).execute(new StopInstance({ instanceId, orgId, actorUserId }));
    await this.settle();
  }

  /** The kinds of all that the runtime has. */
  async ownedKinds(): Promise<string[]> {
    return (await this.owned()).map(({ kind }) => kind).sort();
  }

  sweepSnapshots(): Promise<void> {
    return new SweepSnapshotsHandler(this.updates, this.snapshots, new ImmediateUnitOfWork(), this.clock).handle();
  }

  /** What a starting bot does to its data. */
  private migrate(container: string): void {
    const spec = this.runtime.specOf(container);
    if (spec === undefined) return;
    for (const { volume } of spec.volumes) {
      const files = this.runtime.filesOf(volume);
      const found = files.get('store')?.toString();
      if (spec.image === this.digestReference) {
        if (found !== 'written by one') files.set('store', Buffer.from('broken'));
      } else files.set('store', Buffer.from(`migrated to ${spec.image}`));
    }
  }
}
