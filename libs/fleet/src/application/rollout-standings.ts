import { Injectable } from '@nestjs/common';
import { MaintenanceSchedule, TenantDirectory } from '@moorage/contracts';
import { Clock } from '@moorage/kernel';
import type { Rollout, RolloutCandidate } from '../domain/rollout.ts';
import { standingOf, type RolloutStanding } from '../domain/rollout-standing.ts';
import { effectivePolicy } from '../domain/update-policy.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';

export interface StandingBot {
  readonly bot: RolloutCandidate;
  readonly organizationName: string | undefined;
  readonly standing: RolloutStanding;
}

/** Whose turn it may be: asks for a page of bots at once what decides that. */
@Injectable()
export class RolloutStandings {
  constructor(
    private readonly policies: UpdatePolicyStore,
    private readonly tenants: TenantDirectory,
    private readonly maintenance: MaintenanceSchedule,
    private readonly clock: Clock,
  ) {}

  async of(
    { selection, strategy }: Pick<Rollout, 'selection' | 'strategy'>,
    digest: string,
    bots: readonly RolloutCandidate[],
  ): Promise<StandingBot[]> {
    if (bots.length === 0) return [];
    const [policies, orgs] = [
      await this.policies.policiesOf(bots.map(({ instanceId }) => instanceId)),
      await this.tenants.findOrgs([...new Set(bots.map(({ orgId }) => orgId))]),
    ];
    const now = this.clock.now();
    return bots.map((bot) => {
      const org = orgs.get(bot.orgId);
      const policy = policies.get(bot.instanceId) ?? effectivePolicy(null, null);
      const offlineUntil = this.offlineUntil(bot.orgId);
      const standing = standingOf({
        bot,
        orgStatus: org?.status,
        policy,
        offlineUntil,
        digest,
        selection,
        strategy,
        now,
      });
      return { bot, organizationName: org?.name, standing };
    });
  }

  private offlineUntil(orgId: string): Date | 'open-ended' | null {
    const window = this.maintenance.running(orgId);
    return window?.mode === 'OFFLINE' ? (window.endsAt ?? 'open-ended') : null;
  }
}
