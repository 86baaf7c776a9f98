import { UpdatePolicyStore } from '../application/ports/update-policy-store.port.ts';
import type { Instance } from '../domain/instance.ts';
import {
  effectivePolicy,
  type BotUpdatePolicy,
  type EffectiveUpdatePolicy,
  type FleetMode,
  type OrganizationUpdatePolicy,
} from '../domain/update-policy.ts';

/** @param find looks an instance up where the test keeps them */
export class InMemoryUpdatePolicyStore extends UpdatePolicyStore {
  private mode: FleetMode = 'auto';
  private since: Date | null = null;
  private readonly organizations = new Map<string, OrganizationUpdatePolicy>();
  private readonly bots = new Map<string, BotUpdatePolicy>();

  constructor(private readonly find: (instanceId: string) => Promise<Pick<Instance, 'orgId' | 'status'> | undefined>) {
    super();
  }

  override async fleetMode(): Promise<FleetMode> {
    return this.mode;
  }

  override async fleetModeSince(): Promise<Date | null> {
    return this.since;
  }

  override async setFleetMode(mode: FleetMode, at: Date): Promise<FleetMode> {
    const before = this.mode;
    if (before !== mode) this.since = at;
    this.mode = mode;
    return before;
  }

  override async findOrg(orgId: string): Promise<OrganizationUpdatePolicy | null> {
    return this.organizations.get(orgId) ?? null;
  }

  override async setOrg(
    orgId: string,
    policy: OrganizationUpdatePolicy | null,
  ): Promise<OrganizationUpdatePolicy | null> {
    const before = this.organizations.get(orgId) ?? null;
    if (policy === null) this.organizations.delete(orgId);
    else this.organizations.set(orgId, policy);
    return before;
  }

  override async findBot(instanceId: string): Promise<BotUpdatePolicy | null> {
    return this.bots.get(instanceId) ?? null;
  }

  override async setBot(
    instanceId: string,
    policy: BotUpdatePolicy | null,
  ): Promise<BotUpdatePolicy | null | undefined> {
    const instance = await this.find(instanceId);
    if (instance === undefined || instance.status === 'DELETED') return undefined;
    const before = this.bots.get(instanceId) ?? null;
    if (policy === null) this.bots.delete(instanceId);
    else this.bots.set(instanceId, policy);
    return before;
  }

  override async policiesOf(instanceIds: readonly string[]): Promise<Map<string, EffectiveUpdatePolicy>> {
    const policies = new Map<string, EffectiveUpdatePolicy>();
    for (const id of instanceIds) {
      const instance = await this.find(id);
      if (instance === undefined) continue;
      policies.set(id, effectivePolicy(this.organizations.get(instance.orgId) ?? null, this.bots.get(id) ?? null));
    }
    return policies;
  }
}
