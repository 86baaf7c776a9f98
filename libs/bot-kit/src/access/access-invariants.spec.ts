import fc from 'fast-check';
import { SqliteSession } from '../store/sqlite-session.ts';
import { type AccessRole, type MembershipStatus, PERMISSION_KEYS, user } from './access.ts';
import { AccessError } from './access-error.ts';
import { AccessService } from './access-service.ts';
import type { AccessStore } from './access-store.port.ts';
import { MemoryAccessStore } from './memory-access-store.ts';
import { SQLITE_ACCESS_SCHEMA, SqliteAccessStore } from './sqlite-access-store.ts';

const COMPANIES = ['c1', 'c2', 'c3'];
const USERS = ['ada', 'ben', 'cleo', 'dan'];

interface Act {
  readonly name: string;
  readonly run: (access: AccessService) => Promise<unknown>;
}

const company = fc.constantFrom(...COMPANIES);
const userId = fc.constantFrom(...USERS);
const role = fc.constantFrom<AccessRole>('owner', 'admin', 'member');
const status = fc.constantFrom<MembershipStatus>('pending', 'active', 'suspended');
const grants = fc.subarray([...PERMISSION_KEYS]).map((keys) => keys.map((key) => ({ key })));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

function act<T>(name: string, values: fc.Arbitrary<T>, run: (access: AccessService, values: T) => Promise<unknown>) {
  return values.map((v): Act => ({ name: `${name} ${JSON.stringify(v)}`, run: (access) => run(access, v) }));
}

/** Every writing operation there is, but for `removeCompany`, which may break the first two invariants. */
const anyAct = fc.oneof(
  act('ensure', fc.tuple(company, userId, role, status), (a, [c, u, r, s]) =>
    a.ensureMembership(c, user(u), { role: r, status: s }),
  ),
  act('update', fc.tuple(company, userId, optional(role), optional(status), optional(grants)), (a, [c, u, r, s, g]) =>
    a.updateMember(c, user(u), { ...(r && { role: r }), ...(s && { status: s }), ...(g && { grants: g }) }),
  ),
  act('remove', fc.tuple(company, userId), (a, [c, u]) => a.removeMember(c, user(u))),
  act('copy', fc.tuple(company, company), (a, [from, to]) => a.copyMemberships(from, to)),
  act('companies', fc.tuple(userId, fc.subarray(COMPANIES)), (a, [u, cs]) => a.setUserCompanies(u, cs)),
  act('member grants', fc.tuple(company, userId, grants), (a, [c, u, g]) => a.setMemberGrants(c, user(u), g)),
  act('principal grants', fc.tuple(company, userId, grants), (a, [c, u, g]) => a.setPrincipalGrants(c, user(u), g)),
  act('promote', userId, (a, u) => a.promoteInstanceAdmin(u)),
  act('demote', userId, (a, u) => a.demoteInstanceAdmin(u)),
  act('admit', fc.tuple(company, userId, role), (a, [c, u, r]) => a.admitFromPlatform(c, u, r)),
  act('platform role', fc.tuple(company, userId, role), (a, [c, u, r]) => a.changeRoleFromPlatform(c, u, r)),
);

async function look(access: AccessService) {
  const memberships = (await Promise.all(COMPANIES.map((c) => access.listMemberships(c)))).flat();
  const owners = memberships.filter((m) => m.role === 'owner' && m.status === 'active');
  return {
    memberships,
    ownedCompanies: new Set(owners.map((m) => m.companyId)),
    owners: new Set(owners.map((m) => m.principal.id)),
    admins: new Set(await access.listInstanceAdmins()),
  };
}

/** Runs acts; a refusal is a fine answer, any other failure is not. */
async function perform(access: AccessService, acts: readonly Act[]): Promise<void> {
  await Promise.all(
    acts.map(({ run }) =>
      run(access).catch((error: unknown) => {
        if (!(error instanceof AccessError)) throw error;
      }),
    ),
  );
}

async function holds(before: Awaited<ReturnType<typeof look>>, access: AccessService): Promise<void> {
  const after = await look(access);
  expect([...before.ownedCompanies].filter((c) => !after.ownedCompanies.has(c))).toEqual([]);
  if (before.admins.size > 0) expect(after.admins.size).toBeGreaterThan(0);
  for (const c of COMPANIES) {
    for (const u of USERS) {
      const member = after.memberships.some((m) => m.companyId === c && m.principal.id === u);
      if (!member) expect(await access.listGrants(c, user(u))).toEqual([]);
    }
  }
}

const stores: Record<string, () => { store: AccessStore; close: () => void }> = {
  memory: () => ({ store: new MemoryAccessStore(), close: () => undefined }),
  sqlite: () => {
    const session = new SqliteSession(':memory:');
    session.exec(SQLITE_ACCESS_SCHEMA);
    return { store: new SqliteAccessStore(session), close: () => session.close() };
  },
};

describe.each(Object.entries(stores))('the invariants of access, on the %s store', (_, open) => {
  async function withAccess(check: (access: AccessService) => Promise<void>): Promise<void> {
    const { store, close } = open();
    try {
      const access = new AccessService(store);
      await access.admitFromPlatform('c1', 'ada', 'owner');
      await check(access);
    } finally {
      close();
    }
  }

  it('hold after any act, and demotion comes exactly with the last owned company', async () => {
    const property = fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 30 }), (acts) =>
      withAccess(async (access) => {
        for (const one of acts) {
          const before = await look(access);
          await perform(access, [one]);
          await holds(before, access);
          const after = await look(access);
          const lostAll = [...before.owners].filter((u) => !after.owners.has(u));
          const demoted = [...before.admins].filter((u) => !after.admins.has(u));
          for (const u of lostAll) expect(after.admins).not.toContain(u);
          for (const u of demoted) expect(after.owners).not.toContain(u);
        }
      }),
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('hold when many act at once', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.array(anyAct, { minLength: 2, maxLength: 8 }), { maxLength: 6 }),
      (rounds) =>
        withAccess(async (access) => {
          for (const acts of rounds) {
            const before = await look(access);
            await perform(access, acts);
            await holds(before, access);
          }
        }),
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('keep roles and statuses through any grant', async () => {
    const property = fc.asyncProperty(fc.array(anyAct, { maxLength: 15 }), company, userId, grants, (acts, c, u, g) =>
      withAccess(async (access) => {
        for (const one of acts) await perform(access, [one]);
        const before = await access.getMembership(c, user(u));
        await access.setPrincipalGrants(c, user(u), g);
        const after = await access.getMembership(c, user(u));
        expect(after).toEqual(before ?? { ...after, role: 'member', status: 'pending' });
      }),
    );
    await fc.assert(property, { numRuns: 60 });
  });
});
