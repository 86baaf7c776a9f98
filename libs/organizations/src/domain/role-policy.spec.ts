import { roles, type Role } from '@moorage/kernel';
import { reasonNotToGrant, requireMayTouch, requireStepDown } from './role-policy.ts';

const allowed = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

describe('what a role may grant', () => {
  it.each<[Role, Role[]]>([
    ['OWNER', [...roles]],
    ['ADMIN', ['MANAGER', 'PUBLISHER', 'MEMBER', 'SUPPORT']],
    ['MANAGER', ['MANAGER', 'PUBLISHER', 'MEMBER', 'SUPPORT']],
    ['MEMBER', ['MEMBER', 'SUPPORT']],
    ['SUPPORT', ['SUPPORT']],
  ])('%s: at most %j', (granter, grantable) => {
    expect(roles.filter((role) => reasonNotToGrant(granter, role) === undefined)).toEqual(grantable);
  });

  it('comes with a reason where it may not', () => {
    expect(reasonNotToGrant('ADMIN', 'BILLING_ADMIN')).toBe('Only an owner grants this role.');
    expect(reasonNotToGrant('SUPPORT', 'MEMBER')).toBe('You may not grant a role above your own.');
  });
});

describe('whom a role may change', () => {
  it.each<[Role, Role[]]>([
    ['OWNER', [...roles]],
    ['ADMIN', ['BILLING_ADMIN', 'MANAGER', 'PUBLISHER', 'MEMBER', 'SUPPORT']],
    ['MANAGER', ['PUBLISHER', 'MEMBER', 'SUPPORT']],
    ['SUPPORT', []],
  ])('%s: %j', (actor, targets) => {
    expect(roles.filter((target) => allowed(() => requireMayTouch(actor, target)))).toEqual(targets);
  });
});

describe('to what one may step down', () => {
  it.each<[Role, Role[]]>([
    ['OWNER', ['ADMIN', 'BILLING_ADMIN', 'MANAGER', 'PUBLISHER', 'MEMBER', 'SUPPORT']],
    // BILLING_ADMIN has a lower rank, and rights that ADMIN lacks.
    ['ADMIN', ['MANAGER', 'MEMBER', 'SUPPORT']],
    ['BILLING_ADMIN', ['MEMBER']],
    ['MANAGER', ['MEMBER']],
    ['MEMBER', []],
  ])('%s: %j', (from, to) => {
    expect(roles.filter((role) => allowed(() => requireStepDown(from, role)))).toEqual(to);
  });
});
