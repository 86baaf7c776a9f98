import { isDomainError, sha256 } from '@moorage/kernel';
import { MembershipChanged } from '@moorage/contracts';
import type { Command } from '@nestjs/cqrs';
import { openPostgresWorld } from '../testing/postgres-world.ts';
import type { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { ApproveJoinRequest } from './approve-join-request.ts';
import { AskToJoin } from './ask-to-join.ts';
import { ChangeRole } from './change-role.ts';
import { ChangeSlug } from './change-slug.ts';
import { CreateOrganization } from './create-organization.ts';
import { DeclineJoinRequest } from './decline-join-request.ts';
import { CreatePersonalOrganization } from './create-personal-organization.ts';
import { InvitePeople } from './invite-people.ts';
import { LeaveOrganization } from './leave-organization.ts';
import { ReactivateMember } from './reactivate-member.ts';
import { RemoveMember } from './remove-member.ts';
import { RevokeInvitation } from './revoke-invitation.ts';
import { StepDown } from './step-down.ts';
import { SuspendMember } from './suspend-member.ts';
import { SuspendOrganization } from './suspend-organization.ts';
import { TransferOwnership } from './transfer-ownership.ts';
import { WithdrawJoinRequest } from './withdraw-join-request.ts';

/** What happens when people act at the same moment: exact outcomes, on real Postgres, and never an error of its own. */
describe('changes at the same moment', () => {
  let world: OrganizationsWorld;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const opened = await openPostgresWorld();
    world = opened.world;
    close = () => opened.harness.close();
  });
  afterAll(() => close());

  /** Runs all at once; each ends with `done` or the code it was refused with. Anything else fails the test. */
  const atOnce = (commands: readonly Command<unknown>[]): Promise<string[]> =>
    Promise.all(
      commands.map((command) =>
        world.run(command).then(
          () => 'done',
          (error: unknown) => {
            if (isDomainError(error)) return error.code;
            throw error;
          },
        ),
      ),
    );
  const count = (outcomes: readonly string[], outcome: string): number => outcomes.filter((o) => o === outcome).length;
  const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => make(index));

  it('gives a slug to one of all who claim it', async () => {
    const founders = times(12, () => world.people.add());
    const outcomes = await atOnce(founders.map((founder) => new CreateOrganization(founder, 'Acme', 'claimed-once')));
    expect(count(outcomes, 'done')).toBe(1);
    expect(count(outcomes, 'ORG.SLUG_TAKEN')).toBe(11);
  });

  it('gives a slug to one of those who change to it and those who found with it', async () => {
    for (let round = 0; round < 5; round++) {
      const orgs = await Promise.all(times(4, () => world.anOrg()));
      const slug = `wanted-by-all-${round}`;
      const outcomes = await atOnce([
        ...orgs.map(({ org }) => new ChangeSlug(org.id, slug)),
        ...times(4, () => new CreateOrganization(world.people.add(), 'Acme', slug)),
      ]);
      expect(count(outcomes, 'done')).toBe(1);
      expect(count(outcomes, 'ORG.SLUG_TAKEN')).toBe(7);
    }
  });

  it('makes one personal organisation for who asks for it many times at once', async () => {
    const kim = world.people.add({ name: 'Kim Reed' });
    const made = await Promise.all(times(6, () => world.run(new CreatePersonalOrganization(kim))));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made[0]).toMatchObject({ personalUserId: kim.userId });
  });

  it('lets nobody found with a slug at the moment at which it is given up', async () => {
    for (let round = 0; round < 10; round++) {
      const { org } = await world.anOrg();
      const outcomes = await atOnce([
        new ChangeSlug(org.id, `given-up-${round}`),
        ...times(3, () => new CreateOrganization(world.people.add(), 'Acme', org.slug)),
      ]);
      expect(outcomes).toEqual(['done', 'ORG.SLUG_TAKEN', 'ORG.SLUG_TAKEN', 'ORG.SLUG_TAKEN']);
    }
  });

  it('lets one of two owners win who demote each other', async () => {
    for (let round = 0; round < 10; round++) {
      const { org, owner } = await world.anOrg();
      const second = await world.aMember(org.id, 'OWNER');
      const outcomes = await atOnce([
        new ChangeRole(org.id, owner, second.membershipId, 'MEMBER'),
        new ChangeRole(org.id, second, owner.membershipId, 'MEMBER'),
      ]);
      expect(outcomes.toSorted()).toEqual(['PERMISSION.DENIED', 'done']);
      const roles = [owner, second].map(async ({ userId }) => (await world.membership(org.id, userId)).state.role);
      expect((await Promise.all(roles)).toSorted()).toEqual(['MEMBER', 'OWNER']);
    }
  });

  it.each([
    ['leave', (orgId: string, [a, b]: Owners) => [new LeaveOrganization(orgId, a), new LeaveOrganization(orgId, b)]],
    [
      'step down',
      (orgId: string, [a, b]: Owners) => [new StepDown(orgId, a, 'ADMIN'), new StepDown(orgId, b, 'ADMIN')],
    ],
    [
      'leave while the other steps down',
      (orgId: string, [a, b]: Owners) => [new LeaveOrganization(orgId, a), new StepDown(orgId, b, 'ADMIN')],
    ],
  ])('keeps one of two owners who %s', async (_, commands) => {
    for (let round = 0; round < 5; round++) {
      const { org, owner } = await world.anOrg();
      const second = await world.aMember(org.id, 'OWNER');
      const outcomes = await atOnce(commands(org.id, [owner, second]));
      expect(outcomes.toSorted()).toEqual(['ORG.LAST_OWNER', 'done']);
    }
  });

  it('keeps one owner of five, whatever is done to them by an operator', async () => {
    const { org, owner } = await world.anOrg();
    const owners = [owner, ...(await Promise.all(times(4, () => world.aMember(org.id, 'OWNER'))))];
    const operator = world.anOperator();
    const commands = owners.flatMap(({ membershipId }) => [
      new RemoveMember(org.id, operator, membershipId),
      new SuspendMember(org.id, operator, membershipId),
      new ChangeRole(org.id, operator, membershipId, 'ADMIN'),
    ]);
    await atOnce(commands);
    const states = await Promise.all(owners.map(({ userId }) => world.membership(org.id, userId)));
    expect(states.filter((membership) => membership.isActiveOwner)).toHaveLength(1);
  });

  it('hands ownership over once when the owner does so twice at once', async () => {
    const { org, owner } = await world.anOrg();
    const heirs = [await world.aMember(org.id, 'MEMBER'), await world.aMember(org.id, 'MEMBER')];
    const outcomes = await atOnce(heirs.map(({ membershipId }) => new TransferOwnership(org.id, owner, membershipId)));
    expect(outcomes.toSorted()).toEqual(['PERMISSION.DENIED', 'done']);
    expect((await world.membership(org.id, owner.userId)).state.role).toBe('ADMIN');
    expect((await world.org(org.id)).seatsUsed).toBe(1);
  });

  it('takes exactly ten of fifty who accept into ten seats', async () => {
    const { org, owner } = await world.anOrg({ seats: 10 });
    const people = times(50, () => world.people.add());
    const emails = people.map(({ email }) => email);
    await world.run(new InvitePeople(org.id, owner, emails, 'MEMBER', 7));
    const accept = (person: (typeof people)[number]) => new AcceptInvitation(world.lastToken(person.email), person);

    const outcomes = await atOnce(people.map(accept));
    expect(count(outcomes, 'done')).toBe(10);
    expect(count(outcomes, 'ORG.SEAT_LIMIT_REACHED')).toBe(40);
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 10, membersCount: 11 });

    // Who found no seat keeps a usable invitation: a seat that becomes free is taken.
    const joined = people[outcomes.indexOf('done')]!;
    const waiting = people[outcomes.indexOf('ORG.SEAT_LIMIT_REACHED')]!;
    await world.run(new RemoveMember(org.id, owner, (await world.membership(org.id, joined.userId)).id));
    expect(await atOnce([accept(waiting)])).toEqual(['done']);
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 10, membersCount: 11 });
  });

  it('refuses at once where no seat is free, but nobody who belongs to the organisation already', async () => {
    const { org, owner } = await world.anOrg({ seats: 1 });
    const [seated, late] = [world.people.add(), world.people.add()];
    const first = await world.anInvitation(org.id, owner, seated.email);
    const second = await world.anInvitation(org.id, owner, late.email);
    const noSeat = async (token: string) => (await world.invitations.findToAccept(sha256(token)))?.findsNoSeat;
    expect(await noSeat(second.token)).toBe(false);
    await world.run(new AcceptInvitation(first.token, seated));
    expect([await noSeat(second.token), await noSeat(first.token)]).toEqual([true, false]);
    expect(await world.run(new AcceptInvitation(first.token, seated))).toMatchObject({ alreadyMember: true });
    expect(await atOnce([new AcceptInvitation(second.token, late)])).toEqual(['ORG.SEAT_LIMIT_REACHED']);
    expect(await world.invitations.find(org.id, second.id)).toMatchObject({ status: 'PENDING' });
    // A suspended organisation says that it is suspended.
    await world.run(new SuspendOrganization(org.id, 'Unpaid'));
    expect(await atOnce([new AcceptInvitation(second.token, late)])).toEqual(['ORG.SUSPENDED']);
  });

  it('makes one membership when one invitation is accepted many times at once', async () => {
    const { org, owner } = await world.anOrg({ seats: 5 });
    const person = world.people.add();
    const { token } = await world.anInvitation(org.id, owner, person.email);
    const told = world.publisher.of(MembershipChanged).length;
    const accepted = await Promise.all(times(10, () => world.run(new AcceptInvitation(token, person))));
    expect(accepted.filter(({ alreadyMember }) => !alreadyMember)).toHaveLength(1);
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 1, membersCount: 2 });
    expect((await world.membership(org.id, person.userId)).state.revision).toBe(1);
    expect(world.publisher.of(MembershipChanged).length - told).toBe(1);
  });

  it('decides between accepting and revoking', async () => {
    for (let round = 0; round < 5; round++) {
      const { org, owner } = await world.anOrg();
      const person = world.people.add();
      const { id, token } = await world.anInvitation(org.id, owner, person.email);
      const [accepted, revoked] = await atOnce([
        new AcceptInvitation(token, person),
        new RevokeInvitation(org.id, owner, id),
      ]);
      const joined = (await world.org(org.id)).membersCount === 2;
      expect(joined).toBe(accepted === 'done');
      if (joined) expect(['REQUEST.CONFLICT', 'INVITATION.ALREADY_ACCEPTED']).toContain(revoked);
      else expect([accepted, revoked]).toEqual(['INVITATION.REVOKED', 'done']);
    }
  });

  it('lets one of two admins decide, and never both', async () => {
    for (let round = 0; round < 8; round++) {
      const { org, owner } = await world.anOrg({ seats: 1 });
      const admin = await world.aMember(org.id, 'ADMIN');
      const { person, request } = await world.aJoinRequest(org.id);
      const outcomes = await atOnce([
        new ApproveJoinRequest(org.id, owner, request.id, 'MEMBER'),
        new DeclineJoinRequest(org.id, admin, request.id, 'No'),
        new WithdrawJoinRequest(person.userId, request.id),
        new ApproveJoinRequest(org.id, admin, request.id, 'MEMBER'),
      ]);
      expect(outcomes.toSorted()).toEqual([...Array<string>(3).fill('JOIN_REQUEST.ALREADY_DECIDED'), 'done']);
      const approved = outcomes[0] === 'done' || outcomes[3] === 'done';
      expect(await world.org(org.id)).toMatchObject({ seatsUsed: approved ? 1 : 0, membersCount: approved ? 3 : 2 });
    }
  });

  it('makes one request of many that are made at once', async () => {
    const { org } = await world.anOrg();
    const person = world.people.add({ email: 'hasty@hasty.example' });
    world.domains.prove('hasty.example', org.id);
    const asked = await Promise.all(times(8, () => world.run(new AskToJoin(org.id, person))));
    expect(new Set(asked.map((one) => one.outcome === 'asked' && one.request.id)).size).toBe(1);
  });

  it('makes one membership when a request is approved while an invitation is accepted', async () => {
    for (let round = 0; round < 8; round++) {
      const { org, owner } = await world.anOrg({ seats: 1 });
      const { person, request } = await world.aJoinRequest(org.id);
      const { token } = await world.anInvitation(org.id, owner, person.email);
      const [accepted, approved] = await atOnce([
        new AcceptInvitation(token, person),
        new ApproveJoinRequest(org.id, owner, request.id, 'MEMBER'),
      ]);
      // Whoever comes second finds a member, or the request gone.
      expect(accepted).toBe('done');
      expect(['done', 'JOIN_REQUEST.ALREADY_DECIDED']).toContain(approved);
      expect(await world.org(org.id)).toMatchObject({ seatsUsed: 1, membersCount: 2 });
    }
  });

  it('makes one invitation when an address is invited many times at once', async () => {
    const { org, owner } = await world.anOrg();
    const results = await Promise.all(
      times(8, () => world.run(new InvitePeople(org.id, owner, ['one@example.com', 'two@example.com'], 'MEMBER', 7))),
    );
    const firsts = results.map(([first]) => first);
    expect(firsts.filter((result) => result?.outcome === 'invited')).toHaveLength(1);
    expect(firsts.filter((result) => result?.outcome === 'refreshed')).toHaveLength(7);
  });

  it('counts invitations exactly: twenty acts an hour, however they come', async () => {
    const { org, owner } = await world.anOrg();
    const outcomes = await atOnce(
      times(30, (n) => new InvitePeople(org.id, owner, [`person-${n}@example.com`], 'MEMBER', 7)),
    );
    expect(count(outcomes, 'done')).toBe(20);
    expect(count(outcomes, 'INVITATION.HOURLY_LIMIT')).toBe(10);
  });

  it('takes one seat for the last one when two are reactivated', async () => {
    const { org, owner } = await world.anOrg({ seats: 1 });
    const suspended = [
      await world.aMember(org.id, 'MEMBER', 'SUSPENDED'),
      await world.aMember(org.id, 'MEMBER', 'SUSPENDED'),
    ];
    const outcomes = await atOnce(
      suspended.map(({ membershipId }) => new ReactivateMember(org.id, owner, membershipId)),
    );
    expect(outcomes.toSorted()).toEqual(['ORG.SEAT_LIMIT_REACHED', 'done']);
    expect((await world.org(org.id)).seatsUsed).toBe(1);
  });
});

type Member = Awaited<ReturnType<OrganizationsWorld['aMember']>>;
type Owners = [Member, Member];
