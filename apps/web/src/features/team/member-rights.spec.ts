import { lowerRoles, roleChoices, untouchableReason } from './member-rights.ts';
import type { Member } from './members.ts';
import type { RoleView } from './roles.ts';

const ranks = {
  OWNER: 100,
  ADMIN: 80,
  BILLING_ADMIN: 70,
  MANAGER: 60,
  PUBLISHER: 50,
  MEMBER: 40,
  SUPPORT: 30,
} as const;
const rolesFor = (grantable: readonly string[]): RoleView[] =>
  (Object.keys(ranks) as (keyof typeof ranks)[]).map((role) => ({
    role,
    rank: ranks[role],
    description: role,
    permissions: [],
    occupiesSeat: role === 'MEMBER',
    grantableByMe: grantable.includes(role),
    ...(!grantable.includes(role) && { reason: 'Only an owner grants this role.' }),
  }));
const member = (id: string, role: keyof typeof ranks): Member => ({
  id,
  userId: `user-${id}`,
  name: id,
  email: `${id}@x.org`,
  role,
  status: 'ACTIVE',
  holdsSeat: true,
  joinedAt: '2026-01-01T00:00:00Z',
  sync: [],
});
const admin = { membershipId: 'me', role: 'ADMIN' } as const;
const roles = rolesFor(['MANAGER', 'MEMBER', 'SUPPORT']);

describe('roleChoices', () => {
  it('offers an admin what an admin may grant, and says why of the rest', () => {
    const choices = roleChoices(admin, member('a', 'MEMBER'), roles);
    expect(choices.filter(({ reason }) => reason === undefined).map(({ role }) => role)).toEqual([
      'MANAGER',
      'SUPPORT',
    ]);
    expect(choices.find(({ role }) => role === 'OWNER')?.reason).toBe('Only an owner grants this role.');
    expect(choices.find(({ role }) => role === 'MEMBER')?.reason).toBe('The present role.');
  });

  it('leaves those at or above the own role alone', () => {
    expect(roleChoices(admin, member('a', 'ADMIN'), roles).every(({ reason }) => reason !== undefined)).toBe(true);
    expect(untouchableReason(admin, member('a', 'OWNER'), roles)).toContain('below your own');
    expect(untouchableReason({ membershipId: 'me', role: 'OWNER' }, member('a', 'OWNER'), roles)).toBeUndefined();
  });

  it('lets nobody choose their own', () => {
    expect(untouchableReason(admin, member('me', 'ADMIN'), roles)).toContain('This is you');
  });
});

it('steps down only', () => {
  expect(lowerRoles(admin, roles).map(({ role }) => role)).toEqual(['BILLING_ADMIN', 'MANAGER', 'MEMBER', 'SUPPORT']);
});
