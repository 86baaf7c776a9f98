import type { BotProvisioning, SyncView } from '@moorage/contracts';
import { roles, type MembershipStatus, type Role } from '@moorage/kernel';
import { Membership } from '../../../domain/membership.ts';
import { openPostgresWorld, type PostgresWorld } from '../../../testing/postgres-world.ts';
import type { MemberListQuery, MemberView } from '../../http/member.dto.ts';
import { searchKey } from '../search-key.ts';
import { GetMember, GetMemberHandler } from './get-member.ts';
import { ListMembers, ListMembersHandler } from './list-members.ts';
import { memberSorts } from './member-sorts.ts';
import { MemberViews } from './member-views.ts';

const firstNames = ['Ada', 'Åsa', 'ada', 'Zoë', 'Émile', 'Li', 'Олег', 'O_Neill', '100%', 'Ng'];
const statuses: readonly MembershipStatus[] = ['ACTIVE', 'ACTIVE', 'SUSPENDED', 'PENDING', 'REMOVED', 'ERASED'];

/** Pages of the list, compared with sorting and filtering all members by hand. */
describe('the member list', () => {
  let postgres: PostgresWorld;
  let handler: ListMembersHandler;
  let orgId: string;
  const members: Membership[] = [];
  let asked: string[][] = [];

  const provisioning = {
    statesFor: (_: string, ids: readonly string[]): Promise<SyncView[]> => {
      asked.push([...ids]);
      return Promise.resolve(
        ids.slice(0, 1).map((membershipId) => ({
          membershipId,
          instanceId: 'i-1',
          state: 'retrying',
          attempts: 2,
          nextAttemptAt: new Date('2026-01-05T13:00:00.000Z'),
          lastError: 'The bot is not answering.',
        })),
      );
    },
  } as unknown as BotProvisioning;

  beforeAll(async () => {
    postgres = await openPostgresWorld();
    const { world, harness } = postgres;
    handler = new ListMembersHandler(harness.database, new MemberViews(world.people, provisioning));
    orgId = (await world.anOrg()).org.id;
    const other = await world.anOrg();
    await world.aMember(other.org.id, 'ADMIN');
    const owner = await world.unitOfWork.run(() => world.memberships.lockWithOwners(orgId, []));
    members.push(...owner);
    await world.unitOfWork.run(async () => {
      for (let n = 0; n < 700; n++) {
        const { userId, name, email } = world.people.add({
          name: `${firstNames[n % firstNames.length]} Number ${(n * 37) % 700}`,
          email: `user-${n}@${n % 3 === 0 ? 'north' : 'south'}.example.com`,
          ...(n === 0 && { lastSeenAt: new Date('2026-01-04T10:00:00.000Z') }),
        });
        const role = roles[n % 11 === 0 ? n % roles.length : 5] as Role;
        const joinedAt = new Date(world.clock.now().getTime() - (n % 200) * 60_000);
        const joined = Membership.join({ id: world.ids.uuid(), orgId, userId, name, email, role, joinedAt });
        const status = statuses[n % 7 === 0 ? n % statuses.length : 0] as MembershipStatus;
        const member = Membership.from({ ...joined.state, status });
        members.push(member);
        await world.memberships.insert(member);
      }
      const joined = members.slice(1).filter((member) => member.isCurrent).length;
      await world.organizations.moveCounters(orgId, { seats: 0, members: joined });
    });
  });
  afterAll(() => postgres.harness.close());
  beforeEach(() => {
    asked = [];
  });

  const query = (page: Partial<MemberListQuery>): MemberListQuery => ({
    limit: 50,
    sort: 'name',
    direction: 'asc',
    ...page,
  });
  /** All pages, one after the other. */
  const walk = async (page: Partial<MemberListQuery>): Promise<MemberView[]> => {
    const items: MemberView[] = [];
    let cursor: string | undefined;
    do {
      const result = await handler.execute(
        new ListMembers(orgId, query({ ...page, ...(cursor !== undefined && { cursor }) })),
      );
      items.push(...result.items);
      cursor = result.nextCursor;
    } while (cursor !== undefined);
    return items;
  };
  const bytes = (text: string): string => Buffer.from(text).toString('hex');
  const keys = {
    name: ({ state }: Membership) => [bytes(searchKey(state.name)), state.id],
    email: ({ state }: Membership) => [bytes(state.email), state.id],
    role: ({ state }: Membership) => [String(roles.indexOf(state.role)), bytes(searchKey(state.name)), state.id],
    joined: ({ state }: Membership) => [state.joinedAt.toISOString(), state.id],
  };
  const expected = ({ sort, direction, search, role, status }: MemberListQuery): string[] => {
    const wanted = searchKey(search ?? '');
    const fits = ({ state }: Membership): boolean =>
      (status === undefined ? !['REMOVED', 'ERASED'].includes(state.status) : state.status === status) &&
      (role === undefined || state.role === role) &&
      ` ${searchKey(state.name)} ${state.email}`.includes(wanted.length < 3 && wanted !== '' ? ` ${wanted}` : wanted);
    const sorted = members
      .filter(fits)
      .toSorted((a, b) => (keys[sort](a).join('\0') < keys[sort](b).join('\0') ? -1 : 1));
    return (direction === 'asc' ? sorted : sorted.toReversed()).map(({ id }) => id);
  };

  const filters: Partial<MemberListQuery>[] = [
    {},
    { role: 'ADMIN' },
    { status: 'SUSPENDED' },
    { status: 'REMOVED', role: 'MEMBER' },
    { search: 'user-12' },
    { search: 'EXAMPLE.com' },
    { search: 'asa', role: 'MEMBER' },
    { search: 'a' },
    { search: 'ng' },
    { search: 'o_n' },
    { search: '100%' },
    { search: 'олег' },
    { search: 'nobody at all' },
  ];
  const cases = memberSorts.flatMap((sort) =>
    (['asc', 'desc'] as const).flatMap((direction) => filters.map((filter) => ({ sort, direction, ...filter }))),
  );

  it.each(cases)('pages through %j without a gap or a double', async (page) => {
    expect((await walk(page)).map(({ id }) => id)).toEqual(expected(query(page)));
  });

  it('says how many current members there are, whatever the filter', async () => {
    const current = members.filter((member) => member.isCurrent).length;
    expect((await handler.execute(new ListMembers(orgId, query({})))).total).toBe(current);
    expect((await handler.execute(new ListMembers(orgId, query({ search: 'user-12' })))).total).toBe(current);
  });

  it('completes a page with one question to each of the others', async () => {
    const { items } = await handler.execute(new ListMembers(orgId, query({ search: 'user-0@' })));
    const member = members.find(({ state }) => state.email.startsWith('user-0@'));
    expect(items).toEqual([
      {
        id: member?.id,
        userId: member?.state.userId,
        name: 'Ada Number 0',
        email: 'user-0@north.example.com',
        role: 'OWNER',
        status: 'ACTIVE',
        holdsSeat: false,
        joinedAt: member?.state.joinedAt.toISOString(),
        lastSeenAt: '2026-01-04T10:00:00.000Z',
        sync: [
          {
            instanceId: 'i-1',
            state: 'retrying',
            attempts: 2,
            nextAttemptAt: '2026-01-05T13:00:00.000Z',
            lastError: 'The bot is not answering.',
          },
        ],
      },
    ]);
    expect(asked).toEqual([[member?.id]]);
  });

  it('finds one member in its own org alone', async () => {
    const { world, harness } = postgres;
    const get = new GetMemberHandler(harness.database, new MemberViews(world.people, provisioning));
    const [member] = members;
    expect(await get.execute(new GetMember(orgId, member?.id))).toMatchObject({ id: member?.id, role: 'OWNER' });
    const { org } = await world.anOrg();
    for (const [org_, id] of [
      [org.id, member?.id],
      [orgId, world.ids.uuid()],
      [orgId, 'no uuid'],
      [orgId, undefined],
    ] as const) {
      await expect(get.execute(new GetMember(org_, id))).rejects.toMatchObject({ code: 'MEMBER.NOT_FOUND' });
    }
  });

  const madeUp = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url');
  it.each([
    ['nonsense', 'name'],
    [madeUp(['a']), 'name'],
    [madeUp(['a', 'no uuid']), 'name'],
    [madeUp(['\0', '00000000-0000-7000-8000-000000000001']), 'name'],
    [madeUp([null, '00000000-0000-7000-8000-000000000001']), 'email'],
    [madeUp(['yesterday', '00000000-0000-7000-8000-000000000001']), 'joined'],
    [madeUp(['first', 'a', '00000000-0000-7000-8000-000000000001']), 'role'],
    [madeUp([1e9, 'a', '00000000-0000-7000-8000-000000000001']), 'role'],
  ] as const)('refuses the made-up cursor %s', async (cursor, sort) => {
    const list = handler.execute(new ListMembers(orgId, query({ cursor, sort })));
    await expect(list).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
  });

  it('pages on past a name that is very long once it is taken apart', async () => {
    const { world } = postgres;
    const { org } = await world.anOrg();
    // One letter of this stands for eighteen.
    const name = 'ﷺ'.repeat(128);
    for (let n = 0; n < 3; n++) await world.aMember(org.id, 'MEMBER', 'ACTIVE', world.people.add({ name }));
    for (const sort of memberSorts) {
      const found: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = query({ sort, limit: 1, ...(cursor !== undefined && { cursor }) });
        const { items, nextCursor } = await handler.execute(new ListMembers(org.id, page));
        found.push(...items.map(({ id }) => id));
        if (nextCursor === undefined) break;
        // What the query of a list takes at most.
        expect(nextCursor.length).toBeLessThanOrEqual(1024);
        cursor = nextCursor;
      }
      expect(new Set(found).size).toBe(4);
    }
    const { items } = await handler.execute(new ListMembers(org.id, query({ search: name.slice(0, 3) })));
    expect(items).toHaveLength(3);
  });

  it('takes any search text', async () => {
    for (const search of ['\0', '%', '_', '\\', "'; DROP TABLE memberships; --", '👩‍🚀', ' '.repeat(200)]) {
      await expect(handler.execute(new ListMembers(orgId, query({ search })))).resolves.toBeDefined();
    }
  });
});
