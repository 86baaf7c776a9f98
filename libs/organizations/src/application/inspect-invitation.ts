import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PeopleDirectory } from '@moorage/contracts';
import { Clock, DomainError, sha256, type Role } from '@moorage/kernel';
import { stateOf, type InvitationState } from '../domain/invitation.ts';
import { Invitations } from './ports/invitations.port.ts';
import { OrganizationBrandings, type Branding } from './ports/organization-brandings.port.ts';
import { Organizations } from './ports/organizations.port.ts';

export interface InspectedInvitation {
  readonly orgName: string;
  readonly orgSlug: string;
  /** How the organisation looks; the page shows it before anybody signs in. */
  readonly branding: Branding & { readonly id: string };
  readonly email: string;
  readonly role: Role;
  readonly inviterName: string;
  readonly expiresAt: Date;
  readonly state: InvitationState;
  /** Whether the invited address has an account to sign in with; else one signs up from the link. */
  readonly accountExists: boolean;
}

/** What the page behind an invitation's link shows; whoever has the token may know it. */
export class InspectInvitation extends Query<InspectedInvitation> {
  constructor(readonly token: string) {
    super();
  }
}

@QueryHandler(InspectInvitation)
export class InspectInvitationHandler implements IQueryHandler<InspectInvitation> {
  constructor(
    private readonly invitations: Invitations,
    private readonly organizations: Organizations,
    private readonly brandings: OrganizationBrandings,
    private readonly people: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError INVITATION.NOT_FOUND */
  async execute({ token }: InspectInvitation): Promise<InspectedInvitation> {
    const invitation = await this.invitations.findByTokenHash(sha256(token));
    const organization = invitation && (await this.organizations.find(invitation.orgId));
    if (invitation === undefined || organization === undefined)
      throw new DomainError('INVITATION.NOT_FOUND', { field: 'token' });
    return {
      orgName: organization.name,
      orgSlug: organization.slug,
      branding: { id: organization.id, ...(await this.brandings.find(organization.id)) },
      email: invitation.email,
      role: invitation.role,
      inviterName: invitation.invitedBy.name,
      expiresAt: invitation.expiresAt,
      state: stateOf(invitation, this.clock.now()),
      // One that nobody has proven is in nobody's way: signing up from the link takes it over.
      accountExists: (await this.people.findByEmail(invitation.email))?.emailVerified === true,
    };
  }
}
