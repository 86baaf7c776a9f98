import { Injectable } from '@nestjs/common';
import { OrganizationActivated, PlatformSettings } from '@moorage/contracts';
import { AuditTrail, Clock, DomainError, EventPublisher, Ids, LiveUpdates } from '@moorage/kernel';
import { Membership } from '../domain/membership.ts';
import { foundOrganization, type OrganizationState } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { auditTargetOf } from './organization-audit.ts';
import { OrganizationCapabilities } from './ports/organization-capabilities.port.ts';
import { Organizations } from './ports/organizations.port.ts';
import { Roster } from './roster.ts';

export interface FounderOfOrganization {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly platformAdmin: boolean;
}

/** Makes organisations, teams and personal ones: the row, its owner, and all who have to hear of it, in one transaction. */
@Injectable()
export class OrganizationFounding {
  constructor(
    private readonly organizations: Organizations,
    private readonly roster: Roster,
    private readonly publisher: EventPublisher,
    private readonly announcements: OrganizationAnnouncements,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly settings: PlatformSettings,
    private readonly capabilities: OrganizationCapabilities,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Undefined where the slug is taken, or the person has a personal organisation already.
   * @throws DomainError ORG.NAME_INVALID, ORG.SLUG_INVALID, ORG.SLUG_RESERVED, AUTH.EMAIL_NOT_VERIFIED
   */
  async found(
    founder: FounderOfOrganization,
    {
      name,
      slug,
      canHost = false,
      personal = false,
    }: { name: string; slug: string; canHost?: boolean; personal?: boolean },
  ): Promise<OrganizationState | undefined> {
    if (!founder.emailVerified) throw new DomainError('AUTH.EMAIL_NOT_VERIFIED');
    const { orgVerificationRequired, defaultSeats } = await this.settings.current();
    const at = this.clock.now();
    const organization = foundOrganization({
      id: this.ids.uuid(),
      slug,
      name,
      verificationRequired: orgVerificationRequired,
      seatsTotal: defaultSeats,
      personalUserId: personal ? founder.userId : null,
      at,
    });
    if (!(await this.organizations.insert(organization))) return undefined;
    if (canHost) await this.capabilities.save(organization.id, { canSponsor: false, canHost });

    const { userId, email, name: ownerName } = founder;
    const owner = Membership.join({
      id: this.ids.uuid(),
      orgId: organization.id,
      userId,
      email,
      name: ownerName,
      role: 'OWNER',
      joinedAt: at,
    });
    if (organization.status === 'ACTIVE') {
      await this.publisher.publish(
        OrganizationActivated({
          orgId: organization.id,
          slug: organization.slug,
          name: organization.name,
          ownerUserId: userId,
        }),
      );
    } else {
      await this.announcements.askForVerification(organization);
    }
    await this.roster.apply(organization.id, [{ after: owner }]);
    await this.audit.record({
      action: 'organization.created',
      orgId: organization.id,
      target: auditTargetOf(organization),
      after: {
        name: organization.name,
        slug: organization.slug,
        status: organization.status,
        owner: email,
        ...(canHost && { canHost }),
        ...(personal && { type: 'personal' }),
      },
    });
    await this.liveUpdates.forAdmins('organization', organization.id);
    return organization;
  }
}
