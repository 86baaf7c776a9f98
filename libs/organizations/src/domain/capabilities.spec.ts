import { roles } from '@moorage/kernel';
import { hostingOf, noCapabilities, reasonAgainstRole, requireRoleIsOpen } from './capabilities.ts';

describe('what an organisation is capable of', () => {
  it('publishes bot apps only where the installation has such organisations, and it is one', () => {
    expect(hostingOf(false, { canSponsor: false, canHost: true })).toBe('gated');
    expect(hostingOf(true, noCapabilities)).toBe('no');
    expect(hostingOf(true, { canSponsor: false, canHost: true })).toBe('yes');
  });

  it('decides on publishers, and on no other role', () => {
    for (const role of roles.filter((each) => each !== 'PUBLISHER'))
      expect(reasonAgainstRole(role, 'gated')).toBeUndefined();
    expect(() => requireRoleIsOpen('PUBLISHER', 'gated')).toThrow(
      expect.objectContaining({ code: 'HOST_ORGS_GATED', data: { field: 'role' } }),
    );
    expect(() => requireRoleIsOpen('PUBLISHER', 'no')).toThrow(
      expect.objectContaining({ code: 'ROLE.NOT_GRANTABLE', data: { field: 'role' } }),
    );
    expect(() => requireRoleIsOpen('PUBLISHER', 'yes')).not.toThrow();
  });
});
