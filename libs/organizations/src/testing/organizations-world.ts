import type { Command } from '@nestjs/cqrs';
import type { Person, Settings } from '@moorage/contracts';
import { DomainError, LiveUpdates, type MembershipStatus, type Role, type UnitOfWork } from '@moorage/kernel';
import {
  FixedClock,
  ImmediateUnitOfWork,
  RecordingAuditTrail,
  RecordingBroadcast,
  RecordingPublisher,
  SequentialIds,
} from '@moorage/kernel/testing';
import { FixedPlatformSettings, KnownMaintenance, testSettings } from '@moorage/platform/testing';
import { AcceptInvitation, AcceptInvitationHandler } from '../application/accept-invitation.ts';
import type { Actor } from '../application/actor.ts';
import { ApproveJoinRequest, ApproveJoinRequestHandler } from '../application/approve-join-request.ts';
import { AskToJoin, AskToJoinHandler } from '../application/ask-to-join.ts';
import { ApproveOrganization, ApproveOrganizationHandler } from '../application/approve-organization.ts';
import { ChangeRole, ChangeRoleHandler } from '../application/change-role.ts';
import { ChangeSlug, ChangeSlugHandler } from '../application/change-slug.ts';
import { ConvertToTeam, ConvertToTeamHandler } from '../application/convert-to-team.ts';
import {
  CreatePersonalOrganization,
  CreatePersonalOrganizationHandler,
} from '../application/create-personal-organization.ts';
import { OrganizationFounding } from '../application/organization-founding.ts';
import { CreateOrganization, CreateOrganizationHandler } from '../application/create-organization.ts';
import { DeclineJoinRequest, DeclineJoinRequestHandler } from '../application/decline-join-request.ts';
import { DeactivateOrganization, DeactivateOrganizationHandler } from '../application/deactivate-organization.ts';
import { DeleteDeactivatedOrganizationsHandler } from '../application/delete-deactivated-organizations.ts';
import { EntryDoor } from '../application/entry-door.ts';
import { HostingGate } from '../application/hosting-gate.ts';
import { InvitationAcceptance } from '../application/invitation-acceptance.ts';
import { InvitationLetters } from '../application/invitation-letters.ts';
import { InvitePeople, InvitePeopleHandler } from '../application/invite-people.ts';
import { Joining } from '../application/joining.ts';
import { LeaveOrganization, LeaveOrganizationHandler } from '../application/leave-organization.ts';
import { OrganizationAnnouncements } from '../application/organization-announcements.ts';
import { OrganizationLifecycle } from '../application/organization-lifecycle.ts';
import type { Invitations } from '../application/ports/invitations.port.ts';
import type { JoinRequests } from '../application/ports/join-requests.port.ts';
import type { Memberships } from '../application/ports/memberships.port.ts';
import type { Organizations } from '../application/ports/organizations.port.ts';
import { ReactivateMember, ReactivateMemberHandler } from '../application/reactivate-member.ts';
import { ReactivateOrganization, ReactivateOrganizationHandler } from '../application/reactivate-organization.ts';
import { RecordMemberExport, RecordMemberExportHandler } from '../application/record-member-export.ts';
import { RefreshMemberWhenProfileChanged } from '../application/refresh-member-when-profile-changed.ts';
import { RejectOrganization, RejectOrganizationHandler } from '../application/reject-organization.ts';
import { RemoveMember, RemoveMemberHandler } from '../application/remove-member.ts';
import { RenameOrganization, RenameOrganizationHandler } from '../application/rename-organization.ts';
import { ResendInvitation, ResendInvitationHandler } from '../application/resend-invitation.ts';
import { ResubmitOrganization, ResubmitOrganizationHandler } from '../application/resubmit-organization.ts';
import { RestoreOrganization, RestoreOrganizationHandler } from '../application/restore-organization.ts';
import { RevokeInvitation, RevokeInvitationHandler } from '../application/revoke-invitation.ts';
import { Roster } from '../application/roster.ts';
import { SetCapabilities, SetCapabilitiesHandler } from '../application/set-capabilities.ts';
import { SetInvitationExpiry, SetInvitationExpiryHandler } from '../application/set-invitation-expiry.ts';
import { SetParent, SetParentHandler } from '../application/set-parent.ts';
import { InMemoryOrganizationHierarchy } from './in-memory-organization-hierarchy.ts';
import { SetSeats, SetSeatsHandler } from '../application/set-seats.ts';
import { SignUpByInvitation, SignUpByInvitationHandler } from '../application/sign-up-by-invitation.ts';
import { StepDown, StepDownHandler } from '../application/step-down.ts';
import { SuspendMember, SuspendMemberHandler } from '../application/suspend-member.ts';
import { SuspendOrganization, SuspendOrganizationHandler } from '../application/suspend-organization.ts';
import { TransferOwnership, TransferOwnershipHandler } from '../application/transfer-ownership.ts';
import { WithdrawJoinRequest, WithdrawJoinRequestHandler } from '../application/withdraw-join-request.ts';
import { domainOf, type JoinRequest } from '../domain/join-request.ts';
import { Membership } from '../domain/membership.ts';
import type { OrganizationState } from '../domain/organization.ts';
import { InMemoryDomains } from './in-memory-domains.ts';
import { InMemoryInvitations } from './in-memory-invitations.ts';
import { InMemoryJoinRequests } from './in-memory-join-requests.ts';
import { InMemoryMemberships } from './in-memory-memberships.ts';
import { InMemoryOrganizationCapabilities } from './in-memory-organization-capabilities.ts';
import { InMemoryOrganizations } from './in-memory-organizations.ts';
import { InMemoryPeople } from './in-memory-people.ts';

export interface WorldAdapters {
  readonly organizations: Organizations;
  readonly memberships: Memberships;
  readonly invitations: Invitations;
  readonly joinRequests: JoinRequests;
  readonly unitOfWork: UnitOfWork;
}

interface Handler {
  execute(command: never): Promise<unknown>;
}

/** An actor who is a member. */
export type MemberActor = Actor & { readonly membershipId: string };

/** All use cases of the context, wired to adapters of the test's choice, and words to arrange a scene with. */
export class OrganizationsWorld {
  readonly clock = new FixedClock();
  readonly ids = new SequentialIds();
  readonly people = new InMemoryPeople(this.ids);
  readonly domains = new InMemoryDomains();
  readonly maintenance = new KnownMaintenance();
  readonly publisher = new RecordingPublisher();
  readonly broadcast = new RecordingBroadcast();
  readonly audit = new RecordingAuditTrail();
  readonly hierarchy = new InMemoryOrganizationHierarchy();
  readonly capabilities = new InMemoryOrganizationCapabilities();
  readonly organizations: Organizations;
  readonly memberships: Memberships;
  readonly invitations: Invitations;
  readonly joinRequests: JoinRequests;
  readonly unitOfWork: UnitOfWork;
  readonly roster: Roster;
  readonly refreshMember: RefreshMemberWhenProfileChanged;
  readonly deletion: DeleteDeactivatedOrganizationsHandler;
  private readonly handlers: ReadonlyMap<unknown, Handler>;
  private slugs = 0;

  constructor(adapters: Partial<WorldAdapters> = {}, settings: Settings = testSettings()) {
    const organizations = (this.organizations = adapters.organizations ?? new InMemoryOrganizations());
    const memberships = (this.memberships = adapters.memberships ?? new InMemoryMemberships());
    const invitations = (this.invitations = adapters.invitations ?? new InMemoryInvitations());
    const requests = (this.joinRequests = adapters.joinRequests ?? new InMemoryJoinRequests());
    this.unitOfWork = adapters.unitOfWork ?? new ImmediateUnitOfWork();
    const { audit, clock, domains, ids, people, publisher, broadcast } = this;
    const platformSettings = new FixedPlatformSettings(settings);
    const live = new LiveUpdates(broadcast);
    const { capabilities } = this;
    const hosting = new HostingGate(settings, capabilities);
    const roster = (this.roster = new Roster(
      memberships,
      organizations,
      people,
      publisher,
      broadcast,
      live,
      audit,
      hosting,
    ));
    const announcements = new OrganizationAnnouncements(publisher, broadcast, live, ids);
    const lifecycle = new OrganizationLifecycle(organizations, announcements, audit);
    const letters = new InvitationLetters(publisher, live, settings, clock, ids);
    const door = new EntryDoor(this.maintenance, clock);
    const joining = new Joining(memberships, requests, roster, live, audit, clock, ids);
    const acceptance = new InvitationAcceptance(organizations, invitations, joining, door, live, audit, clock);
    this.refreshMember = new RefreshMemberWhenProfileChanged(this.unitOfWork, memberships, people, roster);
    this.deletion = new DeleteDeactivatedOrganizationsHandler(
      organizations,
      announcements,
      this.unitOfWork,
      publisher,
      broadcast,
      live,
      audit,
      clock,
    );
    const founding = new OrganizationFounding(
      organizations,
      roster,
      publisher,
      announcements,
      live,
      audit,
      platformSettings,
      capabilities,
      clock,
      ids,
    );
    this.handlers = new Map<unknown, Handler>([
      [AcceptInvitation, new AcceptInvitationHandler(invitations, memberships, acceptance)],
      [
        ApproveJoinRequest,
        new ApproveJoinRequestHandler(organizations, requests, domains, people, joining, publisher, live, audit, clock),
      ],
      [
        AskToJoin,
        new AskToJoinHandler(
          organizations,
          memberships,
          invitations,
          requests,
          domains,
          letters,
          door,
          publisher,
          live,
          audit,
          clock,
          ids,
        ),
      ],
      [ApproveOrganization, new ApproveOrganizationHandler(lifecycle, memberships, announcements, publisher)],
      [ChangeRole, new ChangeRoleHandler(roster)],
      [CreateOrganization, new CreateOrganizationHandler(founding, hosting)],
      [DeclineJoinRequest, new DeclineJoinRequestHandler(requests, publisher, live, audit, clock)],
      [ConvertToTeam, new ConvertToTeamHandler(organizations, announcements, audit)],
      [CreatePersonalOrganization, new CreatePersonalOrganizationHandler(organizations, founding, ids, clock)],
      [ChangeSlug, new ChangeSlugHandler(organizations, announcements, audit, clock)],
      [DeactivateOrganization, new DeactivateOrganizationHandler(lifecycle, organizations, announcements, clock)],
      [
        InvitePeople,
        new InvitePeopleHandler(organizations, memberships, invitations, letters, hosting, audit, clock, ids),
      ],
      [LeaveOrganization, new LeaveOrganizationHandler(roster)],
      [ReactivateMember, new ReactivateMemberHandler(roster)],
      [ReactivateOrganization, new ReactivateOrganizationHandler(lifecycle, announcements)],
      [RejectOrganization, new RejectOrganizationHandler(lifecycle, organizations, announcements, clock)],
      [RecordMemberExport, new RecordMemberExportHandler(audit)],
      [RemoveMember, new RemoveMemberHandler(roster)],
      [RenameOrganization, new RenameOrganizationHandler(organizations, announcements, audit)],
      [ResendInvitation, new ResendInvitationHandler(organizations, invitations, letters, audit, clock)],
      [ResubmitOrganization, new ResubmitOrganizationHandler(lifecycle, organizations, announcements)],
      [RestoreOrganization, new RestoreOrganizationHandler(lifecycle, organizations, announcements)],
      [RevokeInvitation, new RevokeInvitationHandler(invitations, live, audit, clock)],
      [SetCapabilities, new SetCapabilitiesHandler(organizations, capabilities, hosting, live, audit)],
      [SetInvitationExpiry, new SetInvitationExpiryHandler(organizations, invitations, live, audit)],
      [SetParent, new SetParentHandler(organizations, this.hierarchy, audit, live)],
      [SetSeats, new SetSeatsHandler(organizations, live, audit)],
      [SignUpByInvitation, new SignUpByInvitationHandler(invitations, people, acceptance)],
      [StepDown, new StepDownHandler(roster)],
      [SuspendMember, new SuspendMemberHandler(roster)],
      [SuspendOrganization, new SuspendOrganizationHandler(lifecycle, announcements)],
      [TransferOwnership, new TransferOwnershipHandler(roster, audit)],
      [WithdrawJoinRequest, new WithdrawJoinRequestHandler(requests, live, audit, clock)],
    ]);
  }

  /** Runs a command as the platform does: in a unit of work. */
  run<R>(command: Command<R>): Promise<R> {
    const handler = this.handlers.get(command.constructor);
    if (handler === undefined) throw new Error(`No handler for ${command.constructor.name}`);
    return this.unitOfWork.run(() => handler.execute(command as never) as Promise<R>);
  }

  /** The code that a command is refused with; fails where it isn't. */
  async refusal(command: Command<unknown>): Promise<string> {
    const outcome = await this.run(command).catch((error: unknown) => error);
    if (outcome instanceof DomainError) return outcome.code;
    throw outcome instanceof Error ? outcome : new Error(`${command.constructor.name} was not refused`);
  }

  /** An organisation and its founder. */
  async anOrg({ seats = null }: { seats?: number | null } = {}): Promise<{
    org: OrganizationState;
    owner: MemberActor;
  }> {
    const founder = this.people.add();
    const org = await this.run(new CreateOrganization(founder, 'Acme', `acme-${++this.slugs}`));
    if (seats !== null) await this.run(new SetSeats(org.id, seats));
    return { org, owner: await this.actor(org.id, founder) };
  }

  /** A new member, active unless said otherwise. */
  async aMember(
    orgId: string,
    role: Role,
    status: MembershipStatus = 'ACTIVE',
    person: Person = this.people.add(),
  ): Promise<MemberActor> {
    // Publishers are members of organisations that publish.
    if (role === 'PUBLISHER') await this.capabilities.save(orgId, { canSponsor: false, canHost: true });
    const { userId, email, name } = person;
    const joined = Membership.join({
      id: this.ids.uuid(),
      orgId,
      userId,
      email,
      name,
      role,
      joinedAt: this.clock.now(),
    });
    const after = Membership.from({ ...joined.state, status });
    await this.unitOfWork.run(() => this.roster.apply(orgId, [{ after }]));
    return { userId, email, name, role, membershipId: after.id };
  }

  /** A platform admin who is no member. */
  anOperator(): Actor {
    const { userId, name, email } = this.people.add({ platformAdmin: true });
    return { userId, name, email, role: 'OWNER' };
  }

  /** The member as they are now. */
  async actor(orgId: string, { userId, email, name }: Pick<Person, 'userId' | 'email' | 'name'>): Promise<MemberActor> {
    const { id, state } = await this.membership(orgId, userId);
    return { userId, email, name, role: state.role, membershipId: id };
  }

  async membership(orgId: string, userId: string): Promise<Membership> {
    const membership = await this.unitOfWork.run(() => this.memberships.lockOfPerson(orgId, userId));
    if (membership === undefined) throw new Error('There is no such membership');
    return membership;
  }

  async org(orgId: string): Promise<OrganizationState> {
    const organization = await this.organizations.find(orgId);
    if (organization === undefined) throw new Error('There is no such organisation');
    return organization;
  }

  /** Invites one address and returns the invitation with the token that was mailed. */
  async anInvitation(
    orgId: string,
    actor: Actor,
    email: string,
    role: Role = 'MEMBER',
  ): Promise<{ id: string; token: string }> {
    const [result] = await this.run(new InvitePeople(orgId, actor, [email], role, 7));
    if (result?.outcome !== 'invited') throw new Error(`The invitation failed: ${JSON.stringify(result)}`);
    return { id: result.invitation.id, token: this.lastToken(email) };
  }

  /** Somebody on a domain that the organisation has proven, who asks to join. */
  async aJoinRequest(
    orgId: string,
    person: Person = this.people.add({ email: `${this.ids.uuid()}@acme.example` }),
  ): Promise<{ person: Person; request: JoinRequest }> {
    this.domains.prove(domainOf(person.email), orgId);
    const asked = await this.run(new AskToJoin(orgId, person));
    if (asked.outcome !== 'asked') throw new Error('They were invited already');
    return { person, request: asked.request };
  }

  /** The token in the last mail to the address. */
  lastToken(email: string): string {
    const mails = this.publisher.events
      .filter((event) => event.name === 'mail.requested')
      .map((event) => event.payload);
    const mail = (mails as { to: string; data: { link: string } }[]).findLast(({ to }) => to === email);
    const token = mail?.data.link.split('#token=')[1];
    if (token === undefined) throw new Error(`No invitation was mailed to ${email}`);
    return token;
  }
}
