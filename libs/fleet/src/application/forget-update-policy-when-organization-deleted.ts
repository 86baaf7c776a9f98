import { Injectable } from '@nestjs/common';
import { OrganizationDeleted } from '@moorage/contracts';
import { Clock, ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';

/** What an organisation chose goes with it. */
@Injectable()
@ReactsTo(OrganizationDeleted, 'fleet.forget-update-policy-when-organization-deleted')
export class ForgetUpdatePolicyWhenOrganizationDeleted implements Reaction<{ orgId: string }> {
  constructor(
    private readonly policies: UpdatePolicyStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ orgId }: { orgId: string }): Promise<void> {
    await this.unitOfWork.run(() => this.policies.setOrg(orgId, null, this.clock.now()));
  }
}
