import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, DomainError, isDomainError, sha256, type Role } from '@moorage/kernel';
import type { Invitation } from '../domain/invitation.ts';
import type { OrganizationState } from '../domain/organization.ts';
import { InvitationAcceptance } from './invitation-acceptance.ts';
import type { Newcomer } from './joining.ts';
import { Invitations } from './ports/invitations.port.ts';
import { Memberships } from './ports/memberships.port.ts';

export interface Accepted {
  readonly organization: OrganizationState;
  readonly role: Role;
  /** True where nothing had to be done. */
  readonly alreadyMember: boolean;
}

/** By a person who is signed in under the address that was invited. */
@Audited('invitation.accepted', 'member.joined', 'member.revived', 'join-request.withdrawn')
export class AcceptInvitation extends Command<Accepted> {
  constructor(
    readonly token: string,
    readonly person: Newcomer & { emailVerified: boolean },
  ) {
    super();
  }
}

@CommandHandler(AcceptInvitation)
export class AcceptInvitationHandler implements ICommandHandler<AcceptInvitation> {
  constructor(
    private readonly invitations: Invitations,
    private readonly memberships: Memberships,
    private readonly acceptance: InvitationAcceptance,
  ) {}

  /**
   * Accepting again what one has accepted already is no error.
   * @throws DomainError INVITATION.NOT_FOUND, INVITATION.OTHER_EMAIL, INVITATION.REVOKED, INVITATION.EXPIRED,
   * INVITATION.ALREADY_ACCEPTED by one who is no member any more, AUTH.EMAIL_NOT_VERIFIED, ORG.SEAT_LIMIT_REACHED,
   * ORG.SUSPENDED, ORG.DEACTIVATED, MEMBER.ERASED, MEMBER.TRANSITION_NOT_ALLOWED
   */
  async execute({ token, person }: AcceptInvitation): Promise<Accepted> {
    const found = await this.invitations.findToAccept(sha256(token));
    if (found === undefined) throw new DomainError('INVITATION.NOT_FOUND', { field: 'token' });
    const { invitation } = found;
    if (invitation.email !== person.email) throw new DomainError('INVITATION.OTHER_EMAIL');
    if (!person.emailVerified) throw new DomainError('AUTH.EMAIL_NOT_VERIFIED');
    this.acceptance.requireRoom(found);
    const organization = await this.acceptance.organizationOf(invitation);
    try {
      await this.acceptance.consume(invitation, person.userId);
    } catch (error) {
      const role = isDomainError(error, 'INVITATION.ALREADY_ACCEPTED')
        ? await this.roleOf(invitation, person)
        : undefined;
      if (role === undefined) throw error;
      return { organization, role, alreadyMember: true };
    }
    return { organization, ...(await this.acceptance.join(invitation, person)) };
  }

  private async roleOf({ orgId }: Invitation, { userId }: Newcomer): Promise<Role | undefined> {
    const membership = await this.memberships.lockOfPerson(orgId, userId);
    return membership?.state.status === 'ACTIVE' ? membership.state.role : undefined;
  }
}
