import { SecretBox, UnitOfWork, Broadcast, LiveUpdates } from '@moorage/kernel';
import {
  FixedClock,
  ImmediateUnitOfWork,
  RecordingAuditTrail,
  RecordingBroadcast,
  RecordingJobQueue,
  RecordingPublisher,
  SequentialIds,
  RecordingSystemEvents,
} from '@moorage/kernel/testing';
import type { Settings } from '@moorage/contracts';
import { testSettings } from '@moorage/platform/testing';
import { DeleteInstancesWhenOrganizationDeleted } from '../application/delete-instances-when-organization-deleted.ts';
import { FollowOrganizationWhenItChanged } from '../application/follow-organization-when-it-changed.ts';
import { CreateInstanceWhenOrganizationActivated } from '../application/create-instance-when-organization-activated.ts';
import { FleetLog } from '../application/fleet-log.ts';
import { InstanceContainers } from '../application/instance-containers.ts';
import { InstanceOperations } from '../application/instance-operations.ts';
import { InstanceReconciler } from '../application/instance-reconciler.ts';
import { BotAppStore } from '../application/ports/bot-app-store.port.ts';
import type { OwnedResource } from '../application/ports/container-runtime.port.ts';
import { FleetHistory, type FleetEvent } from '../application/ports/fleet-history.port.ts';
import { HealthProbe, type HealthReport } from '../application/ports/health-probe.port.ts';
import { BringUpSteps } from '../application/steps/bring-up-steps.ts';
import { RemovalSteps } from '../application/steps/removal-steps.ts';
import { RunningSteps } from '../application/steps/running-steps.ts';
import { SweepOrphansHandler } from '../application/sweep-orphans.ts';
import { WatchRunningInstances } from '../application/watch-running-instances.ts';
import type { BotApp } from '../domain/bot-app.ts';
import type { Instance, InstanceAddress } from '../domain/instance.ts';
import { ImageAllowlist } from '../domain/image-allowlist.ts';
import { BotUpdates } from '../application/bot-updates.ts';
import { aBotApp } from './a-bot-app.ts';
import { InMemoryBotUpdateStore } from './in-memory-bot-update-store.ts';
import { InMemoryReleaseStore } from './in-memory-release-store.ts';
import { InMemoryUpdatePolicyStore } from './in-memory-update-policy-store.ts';
import { InMemoryBotProvisioning } from './in-memory-bot-provisioning.ts';
import { InMemoryContainerRuntime } from './in-memory-container-runtime.ts';
import { InMemoryMaintenance, InMemoryPeople, InMemoryTenants } from './in-memory-directories.ts';
import { InMemoryInstanceStore } from './in-memory-instance-store.ts';
import { Killed, Life, mortal } from './mortal.ts';

class OneBotApp extends BotAppStore {
  constructor(private botApp: BotApp) {
    super();
  }

  override find(): Promise<BotApp | undefined> {
    return Promise.resolve(this.botApp);
  }

  override findByKey(): Promise<BotApp | undefined> {
    return Promise.resolve(this.botApp);
  }

  override put(botApp: BotApp): Promise<BotApp> {
    this.botApp = botApp;
    return Promise.resolve(botApp);
  }
}

class RecordedHistory extends FleetHistory {
  readonly events: FleetEvent[] = [];

  override append(event: FleetEvent): Promise<void> {
    this.events.push(event);
    return Promise.resolve();
  }
}

/** A bot that isn't healthy is asked until the time is over. */
class SettableHealth extends HealthProbe {
  healthy = true;
  /** By digest: what runs one of them never becomes healthy. */
  readonly illImages = new Set<string>();
  /** Bots of their own that never become healthy: told by the address and by what runs there. */
  isIll: (address: InstanceAddress, image: string) => boolean = () => false;

  constructor(
    private readonly clock: FixedClock,
    private readonly imageAt: (address: InstanceAddress) => string | undefined,
  ) {
    super();
  }

  override async waitUntilHealthy({ address }: { address: InstanceAddress }, withinMs: number): Promise<HealthReport> {
    const image = this.imageAt(address) ?? '';
    const healthy = this.healthy && !this.illImages.has(image) && !this.isIll(address, image);
    if (healthy) return { healthy, version: null, reason: null, status: 200, body: '{"status":"ok"}' };
    this.clock.advance({ seconds: withinMs / 1_000 });
    return { healthy, version: null, reason: 'it answers with 503.', status: 503, body: 'not yet\0' };
  }
}

/** Marks what it sealed, so that a test sees a secret that wasn't. */
class PlainSecretBox extends SecretBox {
  override seal(plaintext: string, context: string): string {
    return `sealed(${context}):${plaintext}`;
  }

  override open(sealed: string, context: string): string {
    const prefix = `sealed(${context}):`;
    if (!sealed.startsWith(prefix)) throw new Error('Sealed for another context');
    return sealed.slice(prefix.length);
  }
}

export const ownerId = '00000000-0000-7000-8000-00000000000a';
export const orgId = '00000000-0000-7000-8000-00000000000b';

/** What a process does for the fleet, on the shared world. */
export interface FleetProcess {
  readonly life: Life;
  readonly reconciler: InstanceReconciler;
  readonly watch: WatchRunningInstances;
}

/** An installation without Postgres and containers: what all its processes share, and the processes themselves. */
export class FleetWorld {
  readonly clock = new FixedClock();
  readonly systemEvents = new RecordingSystemEvents();
  readonly ids = new SequentialIds();
  readonly botAppId = '00000000-0000-7000-8000-0000000000aa';
  readonly settings: Settings;
  readonly instances = new InMemoryInstanceStore();
  readonly runtime = new InMemoryContainerRuntime({ allowlist: ImageAllowlist.of(['docker.io/moorage']) });
  readonly provisioning = new InMemoryBotProvisioning();
  readonly tenants = new InMemoryTenants();
  readonly people = new InMemoryPeople();
  readonly health = new SettableHealth(this.clock, (address) => this.runtime.imageAt(address));
  readonly maintenance = new InMemoryMaintenance();
  readonly history = new RecordedHistory();
  readonly publisher = new RecordingPublisher();
  readonly audit = new RecordingAuditTrail();
  readonly broadcast = new RecordingBroadcast();
  readonly jobs = new RecordingJobQueue();
  readonly box = new PlainSecretBox();
  readonly releases = new InMemoryReleaseStore(() => new Map([['moorage/bot:stable', this.botAppId]]));
  readonly policies = new InMemoryUpdatePolicyStore((id) => this.instances.find(id));
  readonly updates = new InMemoryBotUpdateStore(async (id) => (await this.instances.find(id))?.status === 'DELETED');
  readonly botApps = new OneBotApp(
    aBotApp({ id: this.botAppId, image: 'moorage/bot:stable', volumes: ['/data', '/paperclip'] }),
  );
  readonly forgottenHosts: string[] = [];
  readonly digestReference: string;

  constructor() {
    this.settings = testSettings();
    this.digestReference = this.runtime.addImage('moorage/bot:stable', { content: 'one', version: '1.0.0' });
    const owner = { userId: ownerId, email: 'olive@example.test', name: 'Olive Owner' };
    this.people.people.set(ownerId, {
      ...owner,
      emailVerified: true,
      platformAdmin: false,
      sessionGeneration: 1,
      lastSeenAt: null,
    });
    this.tenants.put({ orgId, slug: 'acme', name: 'Acme', status: 'ACTIVE' });
    this.tenants.join({ ...owner, membershipId: 'membership-1', orgId, role: 'OWNER', status: 'ACTIVE', revision: 1 });
  }

  get log(): FleetLog {
    return new FleetLog(
      this.history,
      new LiveUpdates(this.broadcast as Broadcast),
      this.broadcast,
      this.ids,
      this.clock,
    );
  }

  get operations(): InstanceOperations {
    return new InstanceOperations(this.instances, this.log, this.jobs, this.audit, this.clock);
  }

  get botUpdates(): BotUpdates {
    const { instances, releases, updates, log, jobs, ids, clock } = this;
    return new BotUpdates(instances, releases, updates, log, jobs, ids, clock);
  }

  get containers(): InstanceContainers {
    return new InstanceContainers(
      this.botApps,
      { publicKeySet: () => Promise.resolve({ keys: [{ kty: 'OKP', kid: 'k' }] }) },
      this.runtime,
      this.box,
      this.settings,
    );
  }

  /** The organisation is made, and active; delivered as often as asked. */
  async organizationIsCreated(times = 1): Promise<Instance> {
    const unitOfWork = new ImmediateUnitOfWork();
    const reaction = new CreateInstanceWhenOrganizationActivated(
      this.instances,
      this.botApps,
      this.log,
      this.jobs,
      this.audit,
      unitOfWork,
      this.box,
      this.ids,
      this.clock,
    );
    for (let time = 0; time < times; time++) await reaction.handle({ orgId, slug: 'acme', ownerUserId: ownerId });
    return this.instance();
  }

  /** What the fleet does when the organisation changed; what it is now is in {@link tenants}. */
  get followOrganization(): FollowOrganizationWhenItChanged {
    const { instances, tenants, forgottenHosts, settings, log, jobs, clock } = this;
    const unitOfWork = new ImmediateUnitOfWork();
    return new FollowOrganizationWhenItChanged(
      instances,
      tenants,
      { forgetHost: (host) => Promise.resolve(void forgottenHosts.push(host)), issue: () => Promise.resolve('code') },
      settings,
      log,
      jobs,
      unitOfWork,
      clock,
    );
  }

  get deleteInstances(): DeleteInstancesWhenOrganizationDeleted {
    const { instances, log, jobs, audit, clock } = this;
    return new DeleteInstancesWhenOrganizationDeleted(instances, log, jobs, audit, new ImmediateUnitOfWork(), clock);
  }

  /** The one instance there is. */
  async instance(): Promise<Instance> {
    const found = await this.instances.listForOrg(orgId);
    if (found.length !== 1) throw new Error(`There are ${found.length} instances`);
    return found[0]!;
  }

  /** A process that may be killed at any of its moments: before and after each transaction and each call to the outside. */
  process(dieAt?: number): FleetProcess {
    const life = new Life(dieAt);
    const unitOfWork: UnitOfWork = mortal(new ImmediateUnitOfWork(), life);
    const runtime = mortal(this.runtime, life);
    const provisioning = mortal(this.provisioning, life);
    const bringUp = new BringUpSteps(
      runtime,
      this.containers,
      mortal(this.health, life),
      provisioning,
      this.tenants,
      this.people,
      this.box,
      this.clock,
    );
    const running = new RunningSteps(runtime, this.containers, mortal(this.health, life));
    const removal = new RemovalSteps(runtime, this.containers);
    const reconciler = new InstanceReconciler(
      this.instances,
      bringUp,
      running,
      removal,
      runtime,
      this.log,
      this.publisher,
      unitOfWork,
      this.ids,
      this.clock,
      this.systemEvents,
    );
    return {
      life,
      reconciler,
      watch: new WatchRunningInstances(this.instances, runtime, this.jobs, unitOfWork, this.clock),
    };
  }

  /** What the poll does at each of its ticks, by a process that lives, until nothing is due for a while. */
  async settle(process = this.process()): Promise<void> {
    for (let quietSeconds = 0, seconds = 0; quietSeconds < 40; seconds++) {
      if (seconds > 4_000) throw new Error('It never comes to rest');
      this.clock.advance({ seconds: 1 });
      const worked = await this.work(process, new AbortController().signal);
      quietSeconds = worked > 0 ? 0 : quietSeconds + 1;
    }
  }

  /** One round of a process over all that is due. @returns how much was */
  protected async work(process: FleetProcess, signal: AbortSignal): Promise<number> {
    const now = this.clock.now();
    const due = await this.instances.claimDue(now, new Date(now.getTime() + 10_000), 10);
    for (const id of due) await process.reconciler.advance(id, signal);
    await process.watch.run();
    return due.length;
  }

  /** Runs one process once, up to its death; a death looks like nothing at all to the others. @returns whether it died */
  async liveAndDie(dieAt: number): Promise<boolean> {
    const process = this.process(dieAt);
    try {
      await this.work(process, new AbortController().signal);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    return process.life.isOver;
  }

  sweep(): Promise<void> {
    return new SweepOrphansHandler(this.instances, this.runtime, this.settings).handle();
  }

  owned(): Promise<OwnedResource[]> {
    return this.runtime.listOwned(this.settings.installationId);
  }

  kindsOf(events: readonly FleetEvent[] = this.history.events): string[] {
    return events.map(({ kind }) => kind);
  }
}
