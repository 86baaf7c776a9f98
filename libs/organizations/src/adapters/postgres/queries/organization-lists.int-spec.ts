import { AcceptInvitation } from '../../../application/accept-invitation.ts';
import { DeclineJoinRequest } from '../../../application/decline-join-request.ts';
import { InvitePeople } from '../../../application/invite-people.ts';
import { RenameOrganization } from '../../../application/rename-organization.ts';
import { RevokeInvitation } from '../../../application/revoke-invitation.ts';
import { SuspendOrganization } from '../../../application/suspend-organization.ts';
import { openPostgresWorld, type PostgresWorld } from '../../../testing/postgres-world.ts';
import type { AdminOrganizationListQuery } from '../../http/admin-organization.dto.ts';
import type { InvitationListQuery } from '../../http/invitation.dto.ts';
import type { JoinRequestListQuery } from '../../http/join-request.dto.ts';
import { GetOrganization, GetOrganizationHandler } from './get-organization.ts';
import { ListInvitations, ListInvitationsHandler } from './list-invitations.ts';
import { ListJoinRequests, ListJoinRequestsHandler } from './list-join-requests.ts';
import { ListMyOrganizations, ListMyOrganizationsHandler } from './list-my-organizations.ts';
import { ListOrganizations, ListOrganizationsHandler } from './list-organizations.ts';

let postgres: PostgresWorld;
beforeAll(async () => {
  postgres = await openPostgresWorld();
});
afterAll(() => postgres.harness.close());

/** Neither colour nor logo, and a team's. */
const plain = { color: null, logoHash: null, personalUserId: null };

describe('the list of my organisations', () => {
  it('holds those where I am an active member, by name', async () => {
    const { world, harness } = postgres;
    const me = world.people.add();
    const [zebra, apple, left, stranger] = [
      await world.anOrg(),
      await world.anOrg(),
      await world.anOrg(),
      await world.anOrg(),
    ];
    await world.run(new RenameOrganization(zebra.org.id, 'Zebra'));
    await world.run(new RenameOrganization(apple.org.id, 'apple'));
    await world.aMember(zebra.org.id, 'ADMIN', 'ACTIVE', me);
    await world.aMember(apple.org.id, 'MEMBER', 'ACTIVE', me);
    await world.aMember(left.org.id, 'MEMBER', 'REMOVED', me);
    const mine = await new ListMyOrganizationsHandler(harness.database).execute(new ListMyOrganizations(me.userId));
    expect(mine).toEqual([
      { id: apple.org.id, slug: apple.org.slug, name: 'apple', status: 'ACTIVE', role: 'MEMBER', ...plain },
      { id: zebra.org.id, slug: zebra.org.slug, name: 'Zebra', status: 'ACTIVE', role: 'ADMIN', ...plain },
    ]);
    expect(mine.map(({ id }) => id)).not.toContain(stranger.org.id);
  });
});

describe('an organisation', () => {
  it('tells why it is suspended', async () => {
    const { world, harness } = postgres;
    const { org } = await world.anOrg();
    await world.run(new SuspendOrganization(org.id, 'Unpaid invoices'));
    const get = new GetOrganizationHandler(harness.database);
    expect(await get.execute(new GetOrganization(org.id))).toMatchObject({
      status: 'SUSPENDED',
      statusReason: 'Unpaid invoices',
      membersCount: 1,
    });
    await expect(get.execute(new GetOrganization(world.ids.uuid()))).rejects.toMatchObject({ code: 'ORG.NOT_FOUND' });
  });
});

describe('the list of invitations', () => {
  const list = (orgId: string, page: Partial<InvitationListQuery>) => {
    const { world, harness } = postgres;
    return new ListInvitationsHandler(harness.database, world.clock).execute(
      new ListInvitations(orgId, { limit: 25, sort: 'sent', direction: 'desc', ...page }),
    );
  };

  it('tells pending, accepted, expired and revoked apart', async () => {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    const person = world.people.add();
    await world.anInvitation(org.id, owner, 'late@example.com');
    const { token } = await world.anInvitation(org.id, owner, person.email);
    await world.run(new AcceptInvitation(token, person));
    world.clock.advance({ days: 8 });
    const { id } = await world.anInvitation(org.id, owner, 'unwanted@example.com');
    await world.run(new RevokeInvitation(org.id, owner, id));
    await world.anInvitation(org.id, owner, 'new@example.com');

    const emails = async (page: Partial<InvitationListQuery>) =>
      (await list(org.id, page)).items.map(({ email }) => email);
    expect(await emails({ status: 'pending' })).toEqual(['new@example.com']);
    expect(await emails({ status: 'expired' })).toEqual(['late@example.com']);
    expect(await emails({ status: 'accepted' })).toEqual([person.email]);
    expect(await emails({ status: 'revoked' })).toEqual(['unwanted@example.com']);
    expect((await list(org.id, { search: 'late@' })).items).toEqual([
      expect.objectContaining({
        status: 'expired',
        role: 'MEMBER',
        invitedBy: { name: owner.name, email: owner.email },
      }),
    ]);
    expect(await emails({ search: 'l' })).toEqual(['late@example.com']);
    expect(JSON.stringify(await list(org.id, {}))).not.toContain(token);
  });

  it('is sorted by its columns, both ways, and paged in each order', async () => {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    for (const [email, days] of [
      ['b@example.com', 9],
      ['c@example.com', 1],
      ['A@example.com', 5],
    ] as const) {
      world.clock.advance({ minutes: 1 });
      await world.run(new InvitePeople(org.id, owner, [email], 'MEMBER', days));
    }
    const lettersOf = async (page: Partial<InvitationListQuery>) =>
      (await list(org.id, page)).items.map(({ email }) => email[0]).join('');
    expect(await lettersOf({})).toBe('acb');
    expect(await lettersOf({ sort: 'email', direction: 'asc' })).toBe('abc');
    expect(await lettersOf({ sort: 'expires', direction: 'asc' })).toBe('cab');
    for (const sort of ['sent', 'email', 'expires'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        const first = await list(org.id, { sort, direction, limit: 2 });
        const second = await list(org.id, { sort, direction, limit: 2, cursor: first.nextCursor! });
        expect([...first.items, ...second.items]).toEqual((await list(org.id, { sort, direction })).items);
      }
    }
  });

  it('pages from the newest, in its own org alone', async () => {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    const other = await world.anOrg();
    await world.anInvitation(other.org.id, other.owner, 'elsewhere@example.com');
    const emails = Array.from({ length: 7 }, (_, n) => `person-${n}@example.com`);
    await world.run(new InvitePeople(org.id, owner, emails, 'MEMBER', 7));
    const first = await list(org.id, { limit: 4 });
    const second = await list(org.id, { limit: 4, cursor: first.nextCursor! });
    expect(second.nextCursor).toBeUndefined();
    expect([...first.items, ...second.items].map(({ email }) => email)).toEqual(emails.toReversed());
    await expect(list(org.id, { cursor: 'WyJhIiwiYiJd' })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
  });
});

describe('the list of requests to join', () => {
  const list = (orgId: string, page: Partial<JoinRequestListQuery> = {}) =>
    new ListJoinRequestsHandler(postgres.harness.database).execute(
      new ListJoinRequests(orgId, { limit: 25, sort: 'asked', direction: 'desc', ...page }),
    );

  it('is sorted, searched, filtered and paged, in its own org alone, and counts the open ones', async () => {
    const { world } = postgres;
    const { org, owner } = await world.anOrg();
    await world.aJoinRequest((await world.anOrg()).org.id);
    const names = ['Berta Ek', 'Åsa Öberg', 'Cem Ari'];
    const requests = [];
    for (const name of names) {
      world.clock.advance({ minutes: 1 });
      const person = world.people.add({ name, email: `${world.ids.uuid()}@quay.example` });
      requests.push((await world.aJoinRequest(org.id, person)).request);
    }
    await world.run(new DeclineJoinRequest(org.id, owner, requests[0]!.id, 'No'));

    const namesOf = async (page: Partial<JoinRequestListQuery>) => (await list(org.id, page)).items.map((r) => r.name);
    expect(await namesOf({})).toEqual(['Cem Ari', 'Åsa Öberg', 'Berta Ek']);
    expect(await namesOf({ sort: 'name', direction: 'asc' })).toEqual(['Åsa Öberg', 'Berta Ek', 'Cem Ari']);
    expect(await namesOf({ status: 'PENDING' })).toEqual(['Cem Ari', 'Åsa Öberg']);
    expect(await namesOf({ search: 'oberg' })).toEqual(['Åsa Öberg']);
    expect(await list(org.id, { search: 'nobody' })).toEqual({ items: [], open: 2 });
    for (const sort of ['asked', 'name'] as const) {
      const first = await list(org.id, { sort, limit: 2 });
      const second = await list(org.id, { sort, limit: 2, cursor: first.nextCursor! });
      expect([...first.items, ...second.items]).toEqual((await list(org.id, { sort })).items);
      expect(second.nextCursor).toBeUndefined();
    }
    await expect(list(org.id, { cursor: 'WyJhIiwiYiJd' })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
  });
});

describe('the list of all organisations', () => {
  const list = (page: Partial<AdminOrganizationListQuery>) =>
    new ListOrganizationsHandler(postgres.harness.database).execute(
      new ListOrganizations({ limit: 25, sort: 'created', direction: 'desc', ...page }),
    );

  it('is searched by name and slug, filtered by status, and paged', async () => {
    const { world } = postgres;
    const orgs = [(await world.anOrg({ seats: 3 })).org, (await world.anOrg()).org, (await world.anOrg()).org];
    for (const { id } of orgs) await world.run(new RenameOrganization(id, `Söder & Co ${id.slice(-3)}`));
    await world.run(new SuspendOrganization(orgs[0]!.id, 'Unpaid'));
    const search = 'soder & co';
    const first = await list({ search, limit: 2 });
    const second = await list({ search, limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ id }) => id).toSorted()).toEqual(
      orgs.map(({ id }) => id).toSorted(),
    );
    expect((await list({ search, status: 'SUSPENDED' })).items).toEqual([
      {
        id: orgs[0]!.id,
        slug: orgs[0]!.slug,
        name: expect.stringContaining('Söder') as string,
        status: 'SUSPENDED',
        statusReason: 'Unpaid',
        members: 1,
        seatsUsed: 0,
        seatsTotal: 3,
        canSponsor: false,
        canHost: false,
        createdAt: world.clock.now().toISOString(),
      },
    ]);
    expect((await list({ search: orgs[1]!.slug })).items.map(({ id }) => id)).toContain(orgs[1]!.id);
    await expect(list({ cursor: 'WyJhIiwiYiJd' })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
  });

  it('is sorted by name or by age, both ways, page by page, however long the names are', async () => {
    const { world } = postgres;
    const names = ['bay', 'Åre', 'Cove', 'are', 'ﷺ'.repeat(128)].map((name) => `${name.slice(0, 121)} sorted`);
    const orgs = [];
    for (const name of names) {
      world.clock.advance({ minutes: 1 });
      const { org } = await world.anOrg();
      await world.run(new RenameOrganization(org.id, name));
      orgs.push(org.id);
    }
    const search = 'sorted';
    const all = async (page: Partial<AdminOrganizationListQuery>): Promise<string[]> => {
      const ids: string[] = [];
      for (let cursor: string | undefined; ;) {
        const { items, nextCursor } = await list({
          search,
          limit: 2,
          ...page,
          ...(cursor !== undefined && { cursor }),
        });
        ids.push(...items.map(({ id }) => id));
        if (nextCursor === undefined) return ids;
        // What the query of a list takes at most.
        expect(nextCursor.length).toBeLessThanOrEqual(1024);
        cursor = nextCursor;
      }
    };
    const [bay, are, cove, otherAre, long] = orgs;
    const sorted = await all({ sort: 'name', direction: 'asc' });
    expect(new Set(sorted.slice(0, 2))).toEqual(new Set([are, otherAre]));
    expect(sorted.slice(2)).toEqual([bay, cove, long]);
    expect(await all({ sort: 'name', direction: 'desc' })).toEqual(sorted.toReversed());
    expect(await all({ sort: 'created', direction: 'asc' })).toEqual(orgs);
    expect(await all({})).toEqual(orgs.toReversed());
  });
});
