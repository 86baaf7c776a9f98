import { Injectable } from '@nestjs/common';
import { AuditTrail, DomainError, isUuid, type AuditAction } from '@moorage/kernel';
import type { OrganizationMove, OrganizationState } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { auditTargetOf, statusOf } from './organization-audit.ts';
import { Organizations } from './ports/organizations.port.ts';

/** What every change of an organisation's status has in common: compare-and-set, audit, and telling whom it concerns. */
@Injectable()
export class OrganizationLifecycle {
  constructor(
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  move(
    orgId: string,
    action: AuditAction,
    move: OrganizationMove,
    reason: string | null = null,
  ): Promise<OrganizationState> {
    return this.change(orgId, action, () => this.organizations.transition(orgId, { ...move, reason }));
  }

  /**
   * Changes it under its lock; `change` answers undefined where it is in no state for that.
   * @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED
   */
  async change(
    orgId: string,
    action: AuditAction,
    change: (before: OrganizationState) => Promise<OrganizationState | undefined>,
  ): Promise<OrganizationState> {
    const before = isUuid(orgId) ? await this.organizations.lock(orgId) : undefined;
    if (before === undefined) throw new DomainError('ORG.NOT_FOUND');
    const after = await change(before);
    if (after === undefined) throw new DomainError('ORG.TRANSITION_NOT_ALLOWED');
    await this.audit.record({
      action,
      orgId: after.id,
      target: auditTargetOf(after),
      before: statusOf(before),
      after: statusOf(after),
    });
    await this.announcements.changed(after);
    return after;
  }
}
