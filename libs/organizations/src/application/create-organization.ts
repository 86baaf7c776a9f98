import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OrganizationActivated, PlatformSettings } from '@moorage/contracts';
import { AuditTrail, Audited, Clock, DomainError, EventPublisher, Ids, LiveUpdates } from '@moorage/kernel';
import { Membership } from '../domain/membership.ts';
import { foundOrganization, type OrganizationState } from '../domain/organization.ts';
import { HostingGate } from './hosting-gate.ts';
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

@Audited('organization.created', 'member.joined')
export class CreateOrganization extends Command<OrganizationState> {
  constructor(
    readonly founder: FounderOfOrganization,
    readonly name: string,
    readonly slug: string,
    /** To publish bot apps to others: for platform admins to say. */
    readonly canHost = false,
  ) {
    super();
  }
}

/** Organisation and owner in one transaction; the fleet gives it an instance once it is active. */
@CommandHandler(CreateOrganization)
export class CreateOrganizationHandler implements ICommandHandler<CreateOrganization> {
  constructor(
    private readonly organizations: Organizations,
    private readonly roster: Roster,
    private readonly publisher: EventPublisher,
    private readonly announcements: OrganizationAnnouncements,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly settings: PlatformSettings,
    private readonly hosting: HostingGate,
    private readonly capabilities: OrganizationCapabilities,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError ORG.NAME_INVALID, ORG.SLUG_INVALID, ORG.SLUG_RESERVED, ORG.SLUG_TAKEN, AUTH.EMAIL_NOT_VERIFIED, HOST_ORGS_GATED, AUTH.ADMIN_REQUIRED */
  async execute({ founder, name, slug, canHost }: CreateOrganization): Promise<OrganizationState> {
    this.hosting.requireMayHost(canHost);
    if (canHost && !founder.platformAdmin) throw new DomainError('AUTH.ADMIN_REQUIRED', { field: 'canHost' });
    if (!founder.emailVerified) throw new DomainError('AUTH.EMAIL_NOT_VERIFIED');
    const { orgVerificationRequired, defaultSeats } = await this.settings.current();
    const at = this.clock.now();
    const organization = foundOrganization({
      id: this.ids.uuid(),
      slug,
      name,
      verificationRequired: orgVerificationRequired,
      seatsTotal: defaultSeats,
      at,
    });
    if (!(await this.organizations.insert(organization))) throw new DomainError('ORG.SLUG_TAKEN', { field: 'slug' });
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
      },
    });
    await this.liveUpdates.forAdmins('organization', organization.id);
    return organization;
  }
}
