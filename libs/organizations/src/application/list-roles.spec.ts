import { permissions } from '@moorage/kernel';
import { testSettings } from '@moorage/platform/testing';
import { InMemoryOrganizationCapabilities } from '../testing/in-memory-organization-capabilities.ts';
import { HostingGate } from './hosting-gate.ts';
import { ListRoles, ListRolesHandler } from './list-roles.ts';

describe('the roles', () => {
  const capabilities = new InMemoryOrganizationCapabilities();
  const askedBy = (role: 'OWNER' | 'ADMIN' | 'MEMBER', orgId = 'acme', hostOrgsEnabled = true) => {
    const gate = new HostingGate(testSettings({ hostOrgsEnabled }), capabilities);
    return new ListRolesHandler(gate).execute(new ListRoles(role, orgId));
  };
  const rolesFor = async (role: 'OWNER' | 'ADMIN' | 'MEMBER') => (await askedBy(role)).roles;

  it('come highest first, with their permissions', async () => {
    const [owner, admin] = await rolesFor('OWNER');
    expect(owner).toMatchObject({ role: 'OWNER', rank: 100, grantableByMe: true, occupiesSeat: false });
    expect(admin?.permissions).toContain('members:invite');
  });

  it('say why the caller may not grant them', async () => {
    const byRole = new Map((await rolesFor('ADMIN')).map((role) => [role.role, role]));
    expect(byRole.get('MANAGER')).toMatchObject({ grantableByMe: true });
    expect(byRole.get('ADMIN')).toMatchObject({ grantableByMe: false, reason: 'Only an owner grants this role.' });
    expect(
      (await rolesFor('MEMBER')).every(
        ({ grantableByMe, reason }) => !grantableByMe && reason === 'Your role grants no roles.',
      ),
    ).toBe(true);
  });

  it('offer publishers where the organisation publishes bot apps, and the installation has such organisations', async () => {
    await capabilities.save('publisher', { canSponsor: false, canHost: true });
    const publisher = async (orgId: string, enabled: boolean) =>
      (await askedBy('OWNER', orgId, enabled)).roles.find(({ role }) => role === 'PUBLISHER');
    expect(await publisher('publisher', true)).toMatchObject({ grantableByMe: true });
    expect(await publisher('publisher', false)).toMatchObject({
      grantableByMe: false,
      reason: 'This installation has no organisations that publish bot apps.',
    });
    expect(await publisher('acme', true)).toMatchObject({ grantableByMe: false });
  });

  it('come with what each permission is for, and why it is kept to some, each once', async () => {
    const described = (await askedBy('MEMBER')).permissionGroups.flatMap((group) => group.permissions);
    expect(described.map(({ permission }) => permission).sort()).toEqual([...permissions].sort());
    expect(described.filter(({ description, reason }) => !/^[A-Z].*\.$/.test(description) || reason === '')).toEqual(
      [],
    );
    expect(new Set(described.map(({ description }) => description)).size).toBe(described.length);
  });
});
