import { randomUUID } from 'node:crypto';
import { RandomIds } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { afterLook } from '../../../domain/domain-claim.ts';
import { aDomainClaim } from '../../../testing/a-domain-claim.ts';
import { newAccount } from '../../../testing/new-account.ts';
import { PostgresAccountRepository } from '../postgres-account-repository.ts';
import { PostgresApiKeyStore } from '../postgres-api-key-store.ts';
import { PostgresDomainClaimStore } from '../postgres-domain-claim-store.ts';
import { PostgresSessionStore } from '../postgres-session-store.ts';
import { ListApiKeys, ListApiKeysHandler } from './list-api-keys.ts';
import { ListDomainClaims, ListDomainClaimsHandler } from './list-domain-claims.ts';
import { ListPeople, ListPeopleHandler, type PeoplePageQuery, type PersonListItem } from './list-people.ts';
import { ListSessions, ListSessionsHandler } from './list-sessions.ts';

describe("identity's queries", () => {
  let harness: DatabaseHarness;
  const idClock = new FixedClock();
  const ids = new RandomIds(idClock);

  beforeAll(async () => {
    harness = await openDatabaseHarness();
  });
  afterEach(() => harness.unitOfWork.run(async () => void (await harness.database.write('DELETE FROM users'))));
  afterAll(() => harness.close());

  async function aPerson(name: string, email: string): Promise<string> {
    // Ids are ordered by the millisecond, and they are the order of the list.
    idClock.advance({ seconds: 1 });
    const id = ids.uuid();
    await harness.unitOfWork.run(() =>
      new PostgresAccountRepository(harness.database).add(newAccount({ id, name, email })),
    );
    return id;
  }

  describe('ListDomainClaims', () => {
    it('tells the claims of one organisation, by name, and whose look is under way', async () => {
      const clock = new FixedClock();
      const store = new PostgresDomainClaimStore(harness.database);
      const orgId = randomUUID();
      const list = () => new ListDomainClaimsHandler(harness.database, clock).execute(new ListDomainClaims(orgId));
      const shown = async () => (await list()).map(({ domain, checking }) => [domain, checking]);
      const first = aDomainClaim({ orgId, domain: 'b.example' });
      const all = [first, aDomainClaim({ orgId, domain: 'a.example' }), aDomainClaim({ domain: 'c.example' })];
      await harness.unitOfWork.run(async () => {
        for (const claim of all) await store.add(claim, 10);
      });
      expect(await list()).toEqual([
        { ...all[1], checking: false },
        { ...first, checking: false },
      ]);
      await harness.unitOfWork.run(() => store.requestCheck(orgId, first.id, clock.now()));
      expect(await shown()).toEqual([
        ['a.example', false],
        ['b.example', true],
      ]);
      // A look that nobody hears of any more keeps nobody from asking again.
      clock.advance({ minutes: 3 });
      expect((await shown())[1]).toEqual(['b.example', false]);
      await harness.unitOfWork.run(async () => {
        await store.requestCheck(orgId, first.id, clock.now());
        await store.noteCheck(first.id, 'PENDING', afterLook(first, [], clock.now()));
      });
      expect((await shown())[1]).toEqual(['b.example', false]);
    });
  });

  describe('ListPeople', () => {
    const list = (page: Partial<PeoplePageQuery> = {}) =>
      new ListPeopleHandler(harness.database).execute(
        new ListPeople({ limit: 25, sort: 'created', direction: 'desc', ...page }),
      );
    const names = async (search: string): Promise<string[]> => (await list({ search })).items.map(({ name }) => name);
    /** All pages of three. */
    const pagesOf = async (order: Pick<PeoplePageQuery, 'sort' | 'direction'>) => {
      const pages: PersonListItem[][] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ ...order, limit: 3, ...(cursor !== undefined && { cursor }) });
        pages.push(page.items);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return pages;
    };

    /** How Postgres answers where an index saves what is dear. */
    const planOf = async (ask: () => Promise<unknown>, dear: 'seqscan' | 'sort'): Promise<string> => {
      const plan = await harness.unitOfWork.run(async () => {
        await harness.database.write(`SET LOCAL enable_${dear} = off`);
        const query = jest.spyOn(harness.database, 'query');
        await ask();
        const [sql, parameters] = query.mock.calls[0]!;
        query.mockRestore();
        return harness.database.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, parameters);
      });
      return plan.map((row) => row['QUERY PLAN']).join('\n');
    };

    it('tells of each person what an admin needs, and no hash', async () => {
      const id = await aPerson('Kim Reed', 'kim@acme.example');
      expect(await list()).toEqual({
        items: [
          {
            id,
            email: 'kim@acme.example',
            name: 'Kim Reed',
            emailVerified: false,
            platformAdmin: false,
            createdAt: '2026-01-05T12:00:00.000Z',
          },
        ],
      });
    });

    it('pages, newest first, and loses nobody', async () => {
      const everybody: string[] = [];
      for (let i = 0; i < 7; i++) everybody.unshift(await aPerson(`Person ${i}`, `person-${i}@acme.example`));
      const pages = await pagesOf({ sort: 'created', direction: 'desc' });
      expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
      expect(pages.flat().map(({ id }) => id)).toEqual(everybody);
    });

    it('sorts by name and by address, both ways, page by page', async () => {
      const people = ['bea', 'Ada', 'Cem', 'ada', 'Zoë', 'Ömer', 'ﷺ'.repeat(100)];
      for (const [n, name] of people.entries()) await aPerson(name, `person-${(n * 3) % people.length}@acme.example`);
      const everybody = (await list()).items;
      const textOf = { name: (p: PersonListItem) => p.name.toLowerCase(), email: (p: PersonListItem) => p.email };
      for (const sort of ['name', 'email'] as const) {
        const key = (person: PersonListItem): string => `${textOf[sort](person)} ${person.id}`;
        const expected = everybody.map(key).toSorted();
        expect((await pagesOf({ sort, direction: 'asc' })).flat().map(key)).toEqual(expected);
        expect((await pagesOf({ sort, direction: 'desc' })).flat().map(key)).toEqual(expected.toReversed());
      }
    });

    it('has an index for each order', async () => {
      for (const [sort, index] of [
        ['name', 'users_by_name_idx'],
        ['email', 'users_email_key'],
      ] as const) {
        const plan = await planOf(() => list({ sort, direction: 'asc' }), 'sort');
        expect(plan).toContain(index);
      }
    });

    it('finds by a part of the name or the address, whatever its case', async () => {
      await aPerson('Zoë Ångström', 'zoe@nord.example');
      await aPerson('Kim Reed', 'kim@acme.example');
      await aPerson('100% Real_Person', 'real@acme.example');
      expect(await names('ÅNGS')).toEqual(['Zoë Ångström']);
      expect(await names('ACME')).toEqual(['100% Real_Person', 'Kim Reed']);
      expect(await names(' reed ')).toEqual(['Kim Reed']);
      expect(await names('nobody')).toEqual([]);
    });

    it('takes the letters of a search as they are', async () => {
      await aPerson('100% Real_Person', 'real@acme.example');
      await aPerson('1000 Real Persons', 'other@acme.example');
      expect(await names('100%')).toEqual(['100% Real_Person']);
      expect(await names('real_p')).toEqual(['100% Real_Person']);
      expect(await names('\\')).toEqual([]);
      expect(await names("' OR true --")).toEqual([]);
    });

    it('searches by the index', async () => {
      expect(await planOf(() => list({ search: 'acme' }), 'seqscan')).toContain('users_search_idx');
    });

    it.each(['%%%', Buffer.from('["x"]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')])(
      'refuses the cursor %s',
      async (cursor) => {
        await expect(list({ cursor })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
      },
    );
  });

  it('ListSessions tells the live sessions of a person, last used first', async () => {
    const clock = new FixedClock();
    const userId = await aPerson('Kim Reed', 'kim@acme.example');
    const at = (hours: number): Date => new Date(clock.now().getTime() + hours * 3_600_000);
    const store = new PostgresSessionStore(harness.database);
    const add = (id: string, start: Date, end: Date, idleEnd = end): Promise<void> =>
      harness.unitOfWork.run(() =>
        store.add({
          id,
          userId,
          tokenHash: randomUUID(),
          createdAt: start,
          idleExpiresAt: idleEnd,
          expiresAt: end,
          ip: '192.0.2.7',
          userAgent: null,
        }),
      );
    const [older, newer, idle, over] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await add(older, at(-2), at(2));
    await add(newer, at(-1), at(2));
    await add(idle, at(-3), at(2), at(0));
    await add(over, at(-3), at(0));
    const sessions = await new ListSessionsHandler(harness.database, clock).execute(new ListSessions(userId));
    expect(sessions).toEqual([
      { id: newer, createdAt: at(-1), lastSeenAt: at(-1), ip: '192.0.2.7', userAgent: null },
      { id: older, createdAt: at(-2), lastSeenAt: at(-2), ip: '192.0.2.7', userAgent: null },
    ]);
  });

  it("ListApiKeys tells an owner's keys, newest first, and no hash", async () => {
    const userId = await aPerson('Kim Reed', 'kim@acme.example');
    const orgId = randomUUID();
    const store = new PostgresApiKeyStore(harness.database);
    const add = (id: string, owner: { userId: string } | { orgId: string }, createdAt: Date): Promise<boolean> =>
      harness.unitOfWork.run(() =>
        store.add(
          {
            id,
            owner,
            createdBy: userId,
            name: 'CI',
            prefix: 'mrg_abcdefgh',
            keyHash: randomUUID(),
            scopes: ['read'],
            createdAt,
            expiresAt: null,
          },
          25,
        ),
      );
    const [older, newer, ofOrg] = [randomUUID(), randomUUID(), randomUUID()];
    await add(older, { userId }, new Date('2026-01-05T12:00:00Z'));
    await add(newer, { userId }, new Date('2026-01-05T13:00:00Z'));
    await add(ofOrg, { orgId }, new Date('2026-01-05T13:00:00Z'));
    const list = (owner: { userId: string } | { orgId: string }) =>
      new ListApiKeysHandler(harness.database).execute(new ListApiKeys(owner));
    expect((await list({ userId })).map(({ id }) => id)).toEqual([newer, older]);
    expect(await list({ orgId })).toEqual([
      {
        id: ofOrg,
        name: 'CI',
        prefix: 'mrg_abcdefgh',
        scopes: ['read'],
        createdAt: new Date('2026-01-05T13:00:00Z'),
        expiresAt: null,
        lastUsedAt: null,
      },
    ]);
  });
});
