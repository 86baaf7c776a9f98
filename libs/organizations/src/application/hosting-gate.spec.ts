import { testSettings } from '@moorage/platform/testing';
import { InMemoryOrganizationCapabilities } from '../testing/in-memory-organization-capabilities.ts';
import { HostingGate } from './hosting-gate.ts';

it('asks about publishers alone, of the organisation in question', async () => {
  const capabilities = new InMemoryOrganizationCapabilities();
  await capabilities.save('host', { canSponsor: false, canHost: true });
  const gate = new HostingGate(testSettings({ hostOrgsEnabled: true }), capabilities);
  await gate.requireRoleIsOpen('host', 'PUBLISHER');
  await gate.requireRoleIsOpen('other', 'MEMBER');
  await expect(gate.requireRoleIsOpen('other', 'PUBLISHER')).rejects.toMatchObject({ code: 'ROLE.NOT_GRANTABLE' });
  expect(() => gate.requireMayHost(true)).not.toThrow();
});
