import { Injectable } from '@nestjs/common';
import { OrganizationDeleted } from '@moorage/contracts';
import { ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { Database } from '@moorage/platform';

/** API keys and domain claims of an organisation go with it. */
@Injectable()
@ReactsTo(OrganizationDeleted, 'identity.forget-organization-when-deleted')
export class ForgetOrganizationWhenDeleted implements Reaction<{ orgId: string }> {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ orgId }: { orgId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.database.write('DELETE FROM api_keys WHERE org_id = $1', [orgId]);
      await this.database.write('DELETE FROM domain_claims WHERE org_id = $1', [orgId]);
    });
  }
}
