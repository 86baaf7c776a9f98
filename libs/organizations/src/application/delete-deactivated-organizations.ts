import { Injectable } from '@nestjs/common';
import { OrganizationDeleted } from '@moorage/contracts';
import {
  AuditTrail,
  Broadcast,
  Clock,
  EventPublisher,
  HandlesJob,
  LiveUpdates,
  UnitOfWork,
  defineJob,
  type JobHandler,
} from '@moorage/kernel';
import { daysAfter, deletionReminderDays, slugReservationDays } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { auditTargetOf } from './organization-audit.ts';
import { Organizations } from './ports/organizations.port.ts';

export const DeleteDeactivatedOrganizations = defineJob<Record<string, never>>(
  'organizations.delete-deactivated-organizations',
  { cron: '23 * * * *', concurrency: 1 },
);

/** So many at a time; the rest an hour later. */
const mostAtOnce = 100;

/**
 * Deletes the deactivated organisations whose time is up, each in a transaction of its own, reminds the owners of those
 * that are next, and gives old addresses free. What other contexts keep goes by their reactions to the event, so that a process may end at any line.
 */
@Injectable()
@HandlesJob(DeleteDeactivatedOrganizations)
export class DeleteDeactivatedOrganizationsHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
    private readonly unitOfWork: UnitOfWork,
    private readonly publisher: EventPublisher,
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async handle(_: Record<string, never>, signal: AbortSignal): Promise<void> {
    await this.unitOfWork.run(() => this.organizations.releaseSlugs(this.clock.now()));
    await this.unitOfWork.run(() => this.remind());
    for (const orgId of await this.organizations.dueForDeletion(this.clock.now(), mostAtOnce)) {
      signal.throwIfAborted();
      await this.unitOfWork.run(() => this.delete(orgId));
    }
  }

  private async remind(): Promise<void> {
    const soon = daysAfter(this.clock.now(), deletionReminderDays);
    for (const { id, deactivation } of await this.organizations.claimForReminder(soon, mostAtOnce)) {
      if (deactivation === null) throw new Error(`Organisation ${id} is to be deleted and is not deactivated`);
      const data = { deletedOn: deactivation.deleteAfter.toISOString() };
      await this.announcements.tell(id, { kind: 'organization.deletion-near', data });
    }
  }

  private async delete(orgId: string): Promise<void> {
    const now = this.clock.now();
    const deleted = await this.organizations.deleteDue(orgId, now, daysAfter(now, slugReservationDays));
    // Somebody undid it a moment ago, or another replica was first.
    if (deleted === undefined) return;
    await this.audit.record({
      action: 'organization.deleted',
      orgId,
      target: auditTargetOf(deleted),
      before: { slug: deleted.slug, members: deleted.membersCount },
    });
    await this.publisher.publish(OrganizationDeleted({ orgId }));
    await this.broadcast.send('access', { orgId });
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
  }
}
