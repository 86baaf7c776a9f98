import { ListRoles, ListRolesHandler } from './list-roles.ts';

describe('the roles', () => {
  const rolesFor = (role: 'OWNER' | 'ADMIN' | 'MEMBER') => new ListRolesHandler().execute(new ListRoles(role));

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
});
