import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Clock } from '@moorage/kernel';
import { ImmediateUnitOfWork, eventually } from '@moorage/kernel/testing';
import { testSettings } from '@moorage/platform/testing';
import { HttpHealthProbe } from '../adapters/health/http-health-probe.ts';
import type { BotUpdateReconciler } from '../application/bot-update-reconciler.ts';
import { BotUpdates } from '../application/bot-updates.ts';
import { InstanceContainers } from '../application/instance-containers.ts';
import type { ContainerRuntime, ContainerSpec } from '../application/ports/container-runtime.port.ts';
import type { HealthReport } from '../application/ports/health-probe.port.ts';
import type { SnapshotStore } from '../application/ports/snapshot-store.port.ts';
import type { BotUpdate } from '../domain/bot-update.ts';
import type { Instance } from '../domain/instance.ts';
import { parseDigestReference } from '../domain/image-reference.ts';
import { ResourceNames } from '../domain/resource-names.ts';
import { anUpdater } from './an-updater.ts';
import { orgId, ownerId } from './fleet-world.ts';
import { archiveOf, type ArchivedEntry } from './snapshot-store.contract.ts';
import { UpdateWorld } from './update-world.ts';

export type Called = (call: keyof ContainerRuntime, target: string) => void | Promise<void>;

/** Real time, of which waits are left out, and which passes more slowly when that is asked for. */
class HastyClock extends Clock {
  private since = Date.now();
  private at = this.since;
  private pace = 1;

  override now(): Date {
    return new Date(this.at + (Date.now() - this.since) * this.pace);
  }

  goTo(moment: Date): void {
    this.at += Math.max(0, moment.getTime() - this.now().getTime());
  }

  passAt(pace: number): void {
    [this.at, this.since, this.pace] = [this.now().getTime(), Date.now(), pace];
  }
}

/** However busy the machine: a bot gets the time to say something, and no more where that is nothing good. */
class HastyProbe extends HttpHealthProbe {
  constructor(private readonly clock: HastyClock) {
    super();
  }

  override async waitUntilHealthy(...asked: Parameters<HttpHealthProbe['waitUntilHealthy']>): Promise<HealthReport> {
    const report = await super.waitUntilHealthy(...asked);
    const isTelling = report.status !== null || report.reason?.includes('in time') === true;
    if (!report.healthy && isTelling) this.clock.goTo(new Date(this.clock.now().getTime() + 60_000));
    return report;
  }
}

/** What a bot may keep, and an update must bring back: a store that it migrates, and things nobody would want to have. */
const awkward: readonly ArchivedEntry[] = [
  { name: 'volume/store', content: 'of good-1' },
  { name: 'volume/twin', type: 'link', linkname: 'volume/store' },
  { name: 'volume/out', type: 'symlink', linkname: '/etc/passwd' },
  { name: 'volume/new\nline', content: 'x' },
  { name: 'volume/read-only', type: 'directory', mode: 0o555 },
  { name: 'volume/read-only/note', mode: 0o444, content: 'y' },
  { name: 'volume/closed', mode: 0, content: 'z' },
  { name: 'volume/holes', content: '\0'.repeat(500_000) },
];
const inNoEncoding = [Buffer.from('volume/\u00ff\u00fe', 'latin1')];

/**
 * One bot and its updates on a real runtime, with real snapshots and real health; rows are in memory, and nobody waits for
 * another try longer than it takes. The bot runs a build of `small-bot.ts`.
 */
export class RealUpdates {
  readonly rows = new UpdateWorld();
  readonly instanceId = randomUUID();
  readonly names = new ResourceNames(this.instanceId);
  private readonly clock = new HastyClock();
  private readonly containers: InstanceContainers;
  private readonly requests: BotUpdates;
  private readonly updater: BotUpdateReconciler;
  private called: Called | undefined;

  /** @param runtime where its bot is; a test that wants to do something at a call of the update's says so with `onCall` */
  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly snapshots: SnapshotStore,
  ) {
    const { rows, clock } = this;
    const { instances, updates, releases, box, log, ids } = rows;
    const seen = this.seenBy(runtime);
    const settings = { ...testSettings(), installationId: randomUUID() };
    const keys = { publicKeySet: () => Promise.resolve({ keys: [] }) };
    this.containers = new InstanceContainers(rows.botApps, keys, seen, box, settings);
    this.requests = new BotUpdates(instances, releases, updates, log, rows.jobs, ids, clock);
    this.updater = anUpdater(rows, {
      runtime: seen,
      containers: this.containers,
      health: new HastyProbe(clock),
      snapshots,
      drain: rows.drain,
      requests: this.requests,
      unitOfWork: new ImmediateUnitOfWork(),
      clock,
    });
  }

  /** Starts the bot, on data as awkward as can be. @param more further entries of its volume `/data` */
  async runBot(reference: string, more: readonly ArchivedEntry[] = []): Promise<void> {
    const { digest } = parseDigestReference(reference);
    const createdAt = this.clock.now();
    const { id, botAppId, box, instances } = { id: this.instanceId, ...this.rows };
    const sealedSecret = box.seal(`secret-${id}`, `instance:${id}`);
    await instances.insert({
      ...{
        id,
        orgId,
        botAppId,
        slug: 'acme',
        ownerUserId: ownerId,
        image: 'moorage/bot:stable',
        sealedSecret,
        createdAt,
      },
    });
    const running = {
      status: 'RUNNING',
      runtime: this.runtime.kind,
      establishedAt: createdAt,
      nextAttemptAt: null,
    } as const;
    await instances.change(id, {}, { status: 'CREATING' });
    await instances.change(id, {}, { ...running, imageReference: reference, digest, version: 'good-1' });
    const spec = await this.spec();
    await this.runtime.createNetwork({ name: spec.network, owner: spec.owner });
    for (const { volume, path } of spec.volumes) {
      const archive = await archiveOf([...awkward, ...(path === '/data' ? more : [])], inNoEncoding);
      await this.runtime.restoreVolume(
        { name: volume, owner: spec.owner },
        Readable.from([archive], { objectMode: false }),
      );
    }
    await this.runtime.createContainer(spec);
    await this.runtime.startContainer(spec.name);
    await eventually(async () => {
      const { address } = await this.runtime.inspectContainer(spec.name);
      if (address === null) return false;
      await instances.change(id, {}, { address });
      return (await new HttpHealthProbe().waitUntilHealthy({ address, path: '/health' }, 100)).healthy;
    }, 30_000);
  }

  /** Before each call that the update makes of the runtime. */
  onCall(called: Called | undefined): void {
    this.called = called;
  }

  /** Asks for an update and leads it to its end. */
  async update(reference: string, healthTimeoutSeconds = 1, withinMs = 60_000): Promise<BotUpdate> {
    this.clock.passAt(1);
    const { digest } = parseDigestReference(reference);
    const { release } = await this.rows.releases.put({
      ...{ id: randomUUID(), botAppId: this.rows.botAppId, digest, reference, detectedAt: this.clock.now() },
    });
    const id = await this.requests.request({
      ...{ instanceId: this.instanceId, releaseId: release.id, strategy: 'SingleBot', healthTimeoutSeconds },
      ...{ retries: 0, actorUserId: ownerId },
    });
    return eventually(async () => {
      await this.updater.advance(id, new AbortController().signal);
      const update = await this.rows.updates.find(id);
      if (update === undefined || update.finishedAt !== null) return update;
      if (update.nextAttemptAt !== null) this.clock.goTo(update.nextAttemptAt);
      return undefined;
    }, withinMs);
  }

  async instance(): Promise<Instance> {
    return (await this.rows.instances.find(this.instanceId))!;
  }

  async spec(): Promise<ContainerSpec> {
    return this.containers.specOf(await this.instance());
  }

  /** The hash of what is in each volume now. */
  async hashes(): Promise<string[]> {
    const { volumes } = await this.spec();
    const hashes: string[] = [];
    for (const { volume } of volumes)
      hashes.push((await this.snapshots.measure(await this.runtime.archiveVolume(volume))).hash);
    return hashes;
  }

  /** What the engine has for it, by kind. */
  async owned(): Promise<string[]> {
    const { owner } = await this.spec();
    return (await this.runtime.listOwned(owner.installationId)).map(({ kind }) => kind).sort();
  }

  /** Takes away everything of it. */
  async dispose(): Promise<void> {
    const { owner } = await this.spec();
    const owned = await this.runtime.listOwned(owner.installationId);
    for (const { kind, name } of owned) if (kind === 'container') await this.runtime.removeContainer(name);
    for (const { kind, name } of owned) {
      if (kind === 'network') await this.runtime.removeNetwork(name);
      if (kind === 'volume') await this.runtime.removeVolume(name);
    }
  }

  private seenBy(runtime: ContainerRuntime): ContainerRuntime {
    return new Proxy(runtime, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property);
        // What it is made of isn't asked for by anybody else; logs are a generator, which is nobody's moment.
        if (typeof member !== 'function' || property === 'streamLogs' || property === 'recreateContainer')
          return member;
        return async (...parameters: unknown[]) => {
          const [first] = parameters as [{ name?: string } | string | undefined];
          const name = typeof first === 'string' ? first : (first?.name ?? '');
          if (property === 'startContainer') this.clock.passAt(1 / 30);
          await this.called?.(property as keyof ContainerRuntime, name);
          return Reflect.apply(member as (...args: unknown[]) => unknown, target, parameters) as unknown;
        };
      },
    });
  }
}
