import { Injectable } from '@nestjs/common';
import { OrganizationDeleted } from '@moorage/contracts';
import { ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { NoticeStore } from '../../application/ports/notice-store.port.ts';

/** What people were told about an organisation, and how they wanted to be, goes with it. */
@Injectable()
@ReactsTo(OrganizationDeleted, 'notifications.forget-organization-when-deleted')
export class ForgetOrganizationWhenDeleted implements Reaction<{ orgId: string }> {
  constructor(
    private readonly notices: NoticeStore,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ orgId }: { orgId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.notices.forgetOrganization(orgId);
      await this.database.write('DELETE FROM notice_preferences WHERE org_id = $1', [orgId]);
    });
  }
}
