import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TenantDirectory } from '@moorage/contracts';
import { Clock, DomainError, isUuid } from '@moorage/kernel';
import {
  effectivePolicy,
  nextOpening,
  type BotUpdatePolicy,
  type EffectiveUpdatePolicy,
  type FleetMode,
} from '../domain/update-policy.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';
import { TenantInstances } from './tenant-instances.ts';

/** What holds, and when the next window opens; `opensAt` is null in mode manual. */
export interface UpdatePolicyInForce {
  readonly policy: EffectiveUpdatePolicy;
  readonly opensAt: Date | null;
  readonly fleetMode: FleetMode;
}

/**
 * What an organisation chose, or the default.
 * @throws DomainError ORG.NOT_FOUND
 */
export class GetUpdatePolicy extends Query<UpdatePolicyInForce> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(GetUpdatePolicy)
export class GetUpdatePolicyHandler implements IQueryHandler<GetUpdatePolicy> {
  constructor(
    private readonly policies: UpdatePolicyStore,
    private readonly tenants: TenantDirectory,
    private readonly clock: Clock,
  ) {}

  async execute({ orgId }: GetUpdatePolicy): Promise<UpdatePolicyInForce> {
    const org = isUuid(orgId) ? await this.tenants.findOrg(orgId) : undefined;
    if (org === undefined) throw new DomainError('ORG.NOT_FOUND');
    const policy = effectivePolicy(await this.policies.findOrg(orgId), null);
    return inForce(policy, await this.policies.fleetMode(), this.clock.now());
  }
}

/** What a bot is set to itself, and what holds for it. */
export interface BotUpdatePolicyInForce extends UpdatePolicyInForce {
  readonly own: BotUpdatePolicy | null;
}

/** @throws DomainError INSTANCE.NOT_FOUND */
export class GetBotUpdatePolicy extends Query<BotUpdatePolicyInForce> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
  ) {
    super();
  }
}

@QueryHandler(GetBotUpdatePolicy)
export class GetBotUpdatePolicyHandler implements IQueryHandler<GetBotUpdatePolicy> {
  constructor(
    private readonly instances: TenantInstances,
    private readonly policies: UpdatePolicyStore,
    private readonly clock: Clock,
  ) {}

  async execute({ orgId, instanceId }: GetBotUpdatePolicy): Promise<BotUpdatePolicyInForce> {
    const { id } = await this.instances.findForOrg(orgId, instanceId);
    const own = await this.policies.findBot(id);
    const policy = effectivePolicy(await this.policies.findOrg(orgId), own);
    return { own, ...inForce(policy, await this.policies.fleetMode(), this.clock.now()) };
  }
}

function inForce(policy: EffectiveUpdatePolicy, fleetMode: FleetMode, now: Date): UpdatePolicyInForce {
  return { policy, fleetMode, opensAt: policy.mode === 'manual' ? null : nextOpening(policy.timing, now) };
}
