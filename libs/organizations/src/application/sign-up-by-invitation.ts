import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PeopleDirectory, type Person } from '@moorage/contracts';
import { Audited, DomainError, sha256, type Role } from '@moorage/kernel';
import type { OrganizationState } from '../domain/organization.ts';
import { InvitationAcceptance } from './invitation-acceptance.ts';
import { personLabel } from './membership-audit.ts';
import { Invitations } from './ports/invitations.port.ts';

export interface SignedUp {
  readonly organization: OrganizationState;
  readonly role: Role;
  readonly person: Person;
  /** The session's secret, for the cookie alone. */
  readonly session: { readonly token: string; readonly expiresAt: Date };
}

/** Account, membership and session in one: the link that was mailed proves the address. */
@Audited(
  'person.signed-up',
  'person.signed-in',
  'invitation.accepted',
  'member.joined',
  'member.revived',
  'join-request.withdrawn',
)
export class SignUpByInvitation extends Command<SignedUp> {
  constructor(
    readonly token: string,
    readonly name: string,
    readonly password: string,
  ) {
    super();
  }
}

@CommandHandler(SignUpByInvitation)
export class SignUpByInvitationHandler implements ICommandHandler<SignUpByInvitation> {
  constructor(
    private readonly invitations: Invitations,
    private readonly people: PeopleDirectory,
    private readonly acceptance: InvitationAcceptance,
  ) {}

  /**
   * @throws DomainError INVITATION.NOT_FOUND, INVITATION.REVOKED, INVITATION.EXPIRED, INVITATION.ALREADY_ACCEPTED,
   * INVITATION.ACCOUNT_EXISTS, PASSWORD.*, ORG.SEAT_LIMIT_REACHED, ORG.SUSPENDED, ORG.DEACTIVATED
   */
  async execute({ token, name, password }: SignUpByInvitation): Promise<SignedUp> {
    const found = await this.invitations.findToAccept(sha256(token));
    if (found === undefined) throw new DomainError('INVITATION.NOT_FOUND', { field: 'token' });
    const { invitation } = found;
    const organization = await this.acceptance.organizationOf(invitation);
    // First the state of the invitation, so that a dead link says so instead of asking for a better password.
    this.acceptance.requireAcceptable(invitation);
    this.acceptance.requireRoom(found);
    const person = await this.people.registerVerified({ email: invitation.email, name, password });
    // Nobody was signed in when the request came; now it is known who they are.
    const actor = { type: 'user', id: person.userId, label: personLabel(person) } as const;
    await this.acceptance.consume(invitation, person.userId, actor);
    const { role } = await this.acceptance.join(invitation, person, actor);
    return { organization, role, person, session: await this.people.openSession(person.userId) };
  }
}
