import fc from 'fast-check';
import { isDomainError, type Role } from '@moorage/kernel';
import type { Command } from '@nestjs/cqrs';
import { Membership } from '../domain/membership.ts';
import { openPostgresWorld, type PostgresWorld } from '../testing/postgres-world.ts';
import type { MemberActor } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { ApproveJoinRequest } from './approve-join-request.ts';
import { AskToJoin } from './ask-to-join.ts';
import { ChangeRole } from './change-role.ts';
import { DeclineJoinRequest } from './decline-join-request.ts';
import { InvitePeople } from './invite-people.ts';
import { LeaveOrganization } from './leave-organization.ts';
import { ReactivateMember } from './reactivate-member.ts';
import { RemoveMember } from './remove-member.ts';
import { SetSeats } from './set-seats.ts';
import { StepDown } from './step-down.ts';
import { SuspendMember } from './suspend-member.ts';
import { TransferOwnership } from './transfer-ownership.ts';

const people = 6;
const kinds = [
  'accept',
  'ask',
  'approve',
  'decline',
  'change-role',
  'remove',
  'suspend',
  'reactivate',
  'leave',
  'step-down',
  'transfer',
  'seats',
] as const;
const roles: readonly Role[] = ['OWNER', 'ADMIN', 'BILLING_ADMIN', 'MANAGER', 'MEMBER', 'SUPPORT'];

interface Step {
  readonly kind: (typeof kinds)[number];
  readonly person: number;
  readonly role: Role;
  readonly seats: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  person: fc.nat({ max: people - 1 }),
  role: fc.constantFrom(...roles),
  seats: fc.integer({ min: 0, max: people }),
});
/** Rounds of steps: those of one round run at once. */
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });

describe('the counters of an organisation', () => {
  let postgres: PostgresWorld;
  beforeAll(async () => {
    postgres = await openPostgresWorld();
  });
  afterAll(() => postgres.harness.close());

  it('equal a recount after any sequence of changes, many of them at once', async () => {
    await fc.assert(fc.asyncProperty(rounds, playAndRecount), { numRuns: 40 });
  });

  async function playAndRecount(sequence: Step[][]): Promise<void> {
    const { world } = postgres;
    const { org, owner } = await world.anOrg({ seats: 3 });
    const domain = `${world.ids.uuid()}.example`;
    world.domains.prove(domain, org.id);
    const crowd = Array.from({ length: people }, (_, n) => world.people.add({ email: `person-${n}@${domain}` }));
    const isMember = new Map<string, MemberActor>();

    const commandFor = async ({ kind, person, role, seats }: Step): Promise<Command<unknown> | undefined> => {
      const who = crowd[person]!;
      if (kind === 'seats') return new SetSeats(org.id, seats);
      if (kind === 'ask') return new AskToJoin(org.id, who);
      if (kind === 'approve' || kind === 'decline') {
        const request = await world.joinRequests.findOpen(org.id, who.userId);
        if (request === undefined) return undefined;
        return kind === 'approve'
          ? new ApproveJoinRequest(org.id, owner, request.id, role)
          : new DeclineJoinRequest(org.id, owner, request.id, 'No');
      }
      if (kind === 'accept') {
        const operator = world.anOperator();
        world.clock.advance({ minutes: 10 });
        await world.run(new InvitePeople(org.id, operator, [who.email], role, 7));
        const mailed = world.publisher.events.some((e) => (e.payload as { to?: string }).to === who.email);
        return mailed ? new AcceptInvitation(world.lastToken(who.email), who) : undefined;
      }
      const member = isMember.get(who.userId);
      if (member === undefined) return undefined;
      const actor = { ...member, role: (await world.membership(org.id, who.userId)).state.role };
      switch (kind) {
        case 'change-role':
          return new ChangeRole(org.id, owner, member.membershipId, role);
        case 'remove':
          return new RemoveMember(org.id, owner, member.membershipId);
        case 'suspend':
          return new SuspendMember(org.id, owner, member.membershipId);
        case 'reactivate':
          return new ReactivateMember(org.id, owner, member.membershipId);
        case 'leave':
          return new LeaveOrganization(org.id, actor);
        case 'step-down':
          return new StepDown(org.id, actor, role);
        case 'transfer':
          return new TransferOwnership(org.id, world.anOperator(), member.membershipId);
      }
    };

    for (const round of sequence) {
      const commands: Command<unknown>[] = [];
      for (const each of round) {
        const command = await commandFor(each);
        if (command !== undefined) commands.push(command);
      }
      await Promise.all(
        commands.map((command) =>
          world.run(command).catch((error: unknown) => {
            if (!isDomainError(error)) throw error;
          }),
        ),
      );
      for (const person of crowd) {
        const membership = await world.unitOfWork.run(() => world.memberships.lockOfPerson(org.id, person.userId));
        if (membership !== undefined) isMember.set(person.userId, await world.actor(org.id, person));
      }
    }
    expect(await world.org(org.id)).toMatchObject(await recount(org.id));
  }

  /** What the counters should be, from the rows alone. */
  async function recount(orgId: string): Promise<{ seatsUsed: number; membersCount: number }> {
    const rows = await postgres.harness.database.query<Membership['state']>(
      'SELECT role, status FROM memberships WHERE org_id = $1',
      [orgId],
    );
    const memberships = rows.map((row) => Membership.from(row));
    expect(memberships.some((membership) => membership.isActiveOwner)).toBe(true);
    return {
      seatsUsed: rows.filter(({ role, status }) => role === 'MEMBER' && status === 'ACTIVE').length,
      membersCount: rows.filter(({ status }) => ['PENDING', 'ACTIVE', 'SUSPENDED'].includes(status)).length,
    };
  }
});
