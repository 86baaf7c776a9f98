import {
  InstanceDirectory,
  TenantDirectory,
  type BotConnection,
  type InstanceStatus,
  type MembershipStatus,
  type MembershipView,
  type OrgView,
  type Role,
  type Tenant,
} from '@moorage/contracts';
import { LiveUpdates } from '@moorage/kernel';
import {
  FixedClock,
  ImmediateUnitOfWork,
  RecordingAuditTrail,
  RecordingBroadcast,
  RecordingJobQueue,
  RecordingPublisher,
  SequentialIds,
} from '@moorage/kernel/testing';
import { EnqueueDueSyncs } from '../application/enqueue-due-syncs.ts';
import { InstanceReconciliation } from '../application/instance-reconciliation.ts';
import { MemberTeller } from '../application/member-teller.ts';
import { ProvisionMemberWhenMembershipChanged } from '../application/provision-member-when-membership-changed.ts';
import { ProvisioningService } from '../application/provisioning-service.ts';
import { ReconcileInstancesHandler } from '../application/reconcile-instances.ts';
import { RetryMemberHandler } from '../application/retry-member.ts';
import { WakeSyncsWhenInstanceBecameReady } from '../application/wake-syncs-when-instance-became-ready.ts';
import type { SyncKey } from '../application/ports/member-sync-store.port.ts';
import { wireRoleOf } from '../domain/member-sync.ts';
import { InMemoryBots, type InMemoryBot } from './in-memory-bots.ts';
import { InMemoryMemberSyncStore } from './in-memory-member-sync-store.ts';

export const orgId = '00000000-0000-7000-8000-0000000000b0';
const uuid = (kind: string, index: number): string =>
  `00000000-0000-7000-8000-${kind}${String(index).padStart(8, '0')}`;
export const instanceIdOf = (index: number): string => uuid('1111', index);
export const userIdOf = (index: number): string => uuid('2222', index);
export const membershipIdOf = (index: number): string => uuid('3333', index);

class Instances extends InstanceDirectory {
  readonly connections = new Map<string, BotConnection>();

  override async connectionsForOrg(): Promise<BotConnection[]> {
    return [...this.connections.values()];
  }

  override async connection(instanceId: string): Promise<BotConnection | undefined> {
    return this.connections.get(instanceId);
  }

  override async listProvisioned({
    afterInstanceId = '',
    limit,
  }: {
    afterInstanceId?: string;
    limit: number;
  }): Promise<{ instanceId: string; orgId: string }[]> {
    return [...this.connections.values()].filter(({ instanceId }) => instanceId > afterInstanceId).slice(0, limit);
  }

  override async statusesForOrg(): Promise<{ instanceId: string; host: string; status: InstanceStatus }[]> {
    return [...this.connections.values()].map(({ instanceId, status }) => ({
      instanceId,
      host: `${instanceId}.localhost`,
      status,
    }));
  }
}

class Organization extends TenantDirectory {
  override findOrgByFormerSlug = (): Promise<undefined> => Promise.resolve(undefined);
  override findPersonalOrg = (): Promise<undefined> => Promise.resolve(undefined);
  readonly members = new Map<string, MembershipView>();

  override async findOrg(): Promise<OrgView | undefined> {
    return { orgId, slug: 'acme', name: 'Acme', status: 'ACTIVE' };
  }

  override findOrgs(): Promise<Map<string, OrgView>> {
    throw new Error('Provisioning asks for one organisation at a time');
  }

  override async findMembership(_orgId: string, userId: string): Promise<MembershipView | undefined> {
    return this.members.get(userId);
  }

  override async findMembershipById(_orgId: string, membershipId: string): Promise<MembershipView | undefined> {
    return [...this.members.values()].find((member) => member.membershipId === membershipId);
  }

  override async listMemberships(
    _orgId: string,
    { statuses, afterMembershipId = '', limit }: Parameters<TenantDirectory['listMemberships']>[1],
  ): Promise<MembershipView[]> {
    return [...this.members.values()]
      .filter((member) => statuses.includes(member.status) && member.membershipId > afterMembershipId)
      .sort((a, b) => (a.membershipId < b.membershipId ? -1 : 1))
      .slice(0, limit);
  }

  override findTenant(): Promise<Tenant | undefined> {
    throw new Error('Provisioning does not judge who may call the API');
  }

  override listTenants(): Promise<Tenant[]> {
    throw new Error('Provisioning does not judge who may call the API');
  }

  override findTenantForApiKey(): Promise<Tenant | undefined> {
    throw new Error('Provisioning does not judge who may call the API');
  }
}

/** One organisation, its bots, and a worker that does what the queue would do. */
export class ProvisioningWorld {
  readonly clock = new FixedClock();
  readonly syncs = new InMemoryMemberSyncStore();
  readonly bots = new InMemoryBots();
  readonly instances = new Instances();
  readonly organization = new Organization();
  readonly jobs = new RecordingJobQueue();
  readonly publisher = new RecordingPublisher();
  readonly broadcast = new RecordingBroadcast();
  readonly audit = new RecordingAuditTrail();
  private readonly unitOfWork = new ImmediateUnitOfWork();
  private readonly live = new LiveUpdates(this.broadcast);
  private readonly ids = new SequentialIds();

  readonly teller = new MemberTeller(
    this.syncs,
    this.instances,
    this.bots,
    this.unitOfWork,
    this.publisher,
    this.live,
    this.ids,
    this.clock,
  );
  readonly reconciliation = new InstanceReconciliation(
    this.instances,
    this.organization,
    this.syncs,
    this.teller,
    this.bots,
    this.unitOfWork,
    this.clock,
  );
  readonly reconcileInstances = new ReconcileInstancesHandler(
    this.organization,
    this.instances,
    this.reconciliation,
    this.unitOfWork,
    this.audit,
  );
  readonly service = new ProvisioningService(this.bots, this.reconciliation, this.syncs);
  readonly whenMembershipChanged = new ProvisionMemberWhenMembershipChanged(
    this.instances,
    this.syncs,
    this.unitOfWork,
    this.jobs,
    this.live,
    this.clock,
  );
  readonly whenBecameReady = new WakeSyncsWhenInstanceBecameReady(this.syncs, this.unitOfWork, this.clock);
  readonly retry = new RetryMemberHandler(this.syncs, this.jobs, this.live, this.audit, this.clock);
  private readonly enqueueDue = new EnqueueDueSyncs(this.syncs, this.jobs, this.unitOfWork, this.clock);

  /** An instance that runs, with a company of which user 0 is the owner. */
  async aBot(index = 0): Promise<InMemoryBot> {
    const instanceId = instanceIdOf(index);
    const baseUrl = `http://bot-${index}`;
    const provisionSecret = `secret-${index}`;
    const bot = this.bots.add(baseUrl, provisionSecret);
    if (!this.organization.members.has(userIdOf(0))) this.member(0, { role: 'OWNER' });
    const owner = this.organization.members.get(userIdOf(0))!;
    const { companyId } = await this.service.provisionCompany(
      { baseUrl, provisionSecret },
      { orgId, orgName: 'Acme', owner },
    );
    this.instances.connections.set(instanceId, {
      instanceId,
      orgId,
      status: 'RUNNING',
      baseUrl,
      provisionSecret,
      companyId,
    });
    bot.calls.length = 0;
    return bot;
  }

  /** The instance has no container for a while, or has one again. */
  away(index: number, away: boolean): void {
    const { baseUrl: _, ...connection } = this.instances.connections.get(instanceIdOf(index))!;
    this.instances.connections.set(
      instanceIdOf(index),
      away ? connection : { ...connection, baseUrl: `http://bot-${index}` },
    );
  }

  /** Writes a membership's next revision, and returns it, untold. */
  member(
    index: number,
    {
      role = 'MEMBER',
      status = 'ACTIVE',
      name = `Person ${index}`,
    }: { role?: Role; status?: MembershipStatus; name?: string } = {},
  ): MembershipView {
    const userId = userIdOf(index);
    const revision = (this.organization.members.get(userId)?.revision ?? 0) + 1;
    const membership = {
      membershipId: membershipIdOf(index),
      orgId,
      userId,
      email: `p${index}@example.test`,
      name,
      role,
      status,
      revision,
    };
    this.organization.members.set(userId, membership);
    return membership;
  }

  /** The membership changed, and the fact is delivered. */
  async change(...parameters: Parameters<ProvisioningWorld['member']>): Promise<MembershipView> {
    const membership = this.member(...parameters);
    await this.whenMembershipChanged.handle(membership);
    return membership;
  }

  /** The workers do what was enqueued, all of it at once. */
  async work(): Promise<void> {
    while (this.jobs.jobs.length > 0) {
      const keys = this.jobs.jobs.splice(0).map(({ data }) => data as SyncKey);
      await Promise.all(keys.map((key) => this.teller.tell(key)));
    }
  }

  /** The poll ticks every second, and the workers work. */
  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second++) {
      this.clock.advance({ seconds: 1 });
      await this.enqueueDue.run();
      await this.work();
    }
  }

  async stateOf(
    index: number,
  ): Promise<{ state: string; attempts: number; lastError: string | null; nextAttemptAt: Date | null }[]> {
    return this.service.statesFor(orgId, [membershipIdOf(index)]);
  }

  /** What a bot should list: user id → role. */
  expected(): Record<string, string> {
    const active = [...this.organization.members.values()].filter(({ status }) => status === 'ACTIVE');
    return Object.fromEntries(active.map(({ userId, role }) => [userId, wireRoleOf(role)]).sort());
  }
}

export function listed(bot: InMemoryBot): Record<string, string> {
  return Object.fromEntries([...bot.members()].map(([userId, { role }]) => [userId, role]).sort());
}
