import { agent, DEFAULT_GRANTS, type Grant, PERMISSION_KEYS, user } from './access.ts';
import { AccessService } from './access-service.ts';
import { MemoryAccessStore } from './memory-access-store.ts';

const ada = user('ada');
const ben = user('ben');

/** A company `c1` that Ada owns as instance admin. */
async function given() {
  const access = new AccessService(new MemoryAccessStore());
  await access.admitFromPlatform('c1', 'ada', 'owner');
  return access;
}

describe('AccessService', () => {
  describe('memberships', () => {
    it('makes a missing membership with the default grants of its role, and leaves one that is there', async () => {
      const access = await given();

      await access.ensureMembership('c1', ben, { role: 'admin' });
      const again = await access.ensureMembership('c1', ben, { role: 'owner', status: 'suspended' });

      expect(again).toEqual({ companyId: 'c1', principal: ben, role: 'admin', status: 'active' });
      expect(await access.listGrants('c1', ben)).toHaveLength(PERMISSION_KEYS.length - 1);
    });

    it('lists all, and the active ones', async () => {
      const access = await given();
      await access.ensureMembership('c1', ben, { status: 'pending' });

      expect(await access.listMemberships('c1')).toHaveLength(2);
      expect((await access.listActiveMemberships('c1')).map((m) => m.principal.id)).toEqual(['ada']);
    });

    it('copies the active users of a company, and leaves who is already in the other one', async () => {
      const access = await given();
      await access.ensureMembership('c1', ben, { status: 'suspended' });
      await access.ensureMembership('c1', user('cleo'), { role: 'admin' });
      await access.ensureMembership('c1', agent('robot'));
      await access.ensureMembership('c2', user('cleo'), { role: 'member' });

      const copied = await access.copyMemberships('c1', 'c2');

      expect(copied).toEqual([{ companyId: 'c2', principal: ada, role: 'owner', status: 'active' }]);
      expect(await access.listGrants('c2', ada)).toHaveLength(PERMISSION_KEYS.length);
      expect((await access.getMembership('c2', user('cleo')))?.role).toBe('member');
      expect(await access.getMembership('c2', agent('robot'))).toBeUndefined();
    });

    it('changes role, status and grants together or not at all', async () => {
      const access = await given();
      await access.ensureMembership('c1', ben);
      const twice: Grant[] = [{ key: 'costs:view' }, { key: 'costs:view' }];

      await expect(access.updateMember('c1', ben, { role: 'admin', grants: twice })).rejects.toMatchObject({
        code: 'INVALID_GRANT',
      });

      expect((await access.getMembership('c1', ben))?.role).toBe('member');
      await access.updateMember('c1', ben, { role: 'admin', status: 'suspended', grants: [{ key: 'costs:view' }] });
      expect(await access.getMembership('c1', ben)).toMatchObject({ role: 'admin', status: 'suspended' });
      expect(await access.listGrants('c1', ben)).toEqual([{ key: 'costs:view' }]);
    });

    it('takes the old role’s grants with the role', async () => {
      const access = await given();
      await access.admitFromPlatform('c1', 'ben', 'owner');

      await access.updateMember('c1', ben, { role: 'member' });

      expect(await access.listGrants('c1', ben)).toEqual(DEFAULT_GRANTS.member);
    });

    it('refuses to change who is no member, and to make an agent an owner', async () => {
      const access = await given();
      await access.ensureMembership('c1', agent('robot'));

      await expect(access.updateMember('c1', ben, { role: 'admin' })).rejects.toMatchObject({ code: 'UNKNOWN_MEMBER' });
      await expect(access.updateMember('c1', agent('robot'), { role: 'owner' })).rejects.toMatchObject({
        code: 'AGENT_OWNER',
      });
    });
  });

  describe('the last owner', () => {
    it.each<[string, (access: AccessService) => Promise<unknown>]>([
      ['is not demoted', (access) => access.updateMember('c1', ada, { role: 'member' })],
      ['is not suspended', (access) => access.updateMember('c1', ada, { status: 'suspended' })],
      ['is not removed', (access) => access.removeMember('c1', ada)],
      ['keeps the company', (access) => access.setUserCompanies('ada', ['c2'])],
      ['is not demoted by the platform', (access) => access.changeRoleFromPlatform('c1', 'ada', 'member')],
      ['is not re-admitted as less', (access) => access.admitFromPlatform('c1', 'ada', 'member')],
    ])('%s', async (_, change) => {
      const access = await given();
      await access.ensureMembership('c1', ben, { role: 'owner', status: 'suspended' });

      await expect(change(access)).rejects.toMatchObject({ code: 'LAST_OWNER' });

      expect(await access.getMembership('c1', ada)).toMatchObject({ role: 'owner', status: 'active' });
      expect(await access.listUserCompanies('ada')).toEqual(['c1']);
    });

    it('is one of two who demote each other at once', async () => {
      const access = await given();
      await access.admitFromPlatform('c1', 'ben', 'owner');

      const results = await Promise.allSettled([
        access.updateMember('c1', ada, { role: 'member' }),
        access.updateMember('c1', ben, { role: 'member' }),
      ]);

      expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected']);
    });
  });

  describe('instance admins', () => {
    it('are demoted with their last owned company, not before', async () => {
      const access = await given();
      await access.admitFromPlatform('c1', 'ben', 'owner');
      await access.admitFromPlatform('c2', 'ben', 'owner');
      await access.admitFromPlatform('c2', 'ada', 'owner');

      await access.removeMember('c1', ada);
      expect(await access.isInstanceAdmin('ada')).toBe(true);
      await access.updateMember('c2', ada, { status: 'suspended' });
      expect(await access.isInstanceAdmin('ada')).toBe(false);
    });

    it('stay while they own a company', async () => {
      const access = await given();
      await access.promoteInstanceAdmin('ben');

      await expect(access.demoteInstanceAdmin('ada')).rejects.toMatchObject({ code: 'STILL_OWNER' });
      await access.demoteInstanceAdmin('ben');
      expect(await access.listInstanceAdmins()).toEqual(['ada']);
    });

    it('keep one, even where a second owner of the company is none', async () => {
      const access = await given();
      await access.ensureMembership('c1', ben, { role: 'owner' });

      await expect(access.removeMember('c1', ada)).rejects.toMatchObject({ code: 'LAST_INSTANCE_ADMIN' });
      expect(await access.getMembership('c1', ada)).toBeDefined();
    });

    it('go with the company the platform removes, unless they own another', async () => {
      const access = await given();
      await access.admitFromPlatform('c1', 'ben', 'owner');
      await access.admitFromPlatform('c2', 'ben', 'owner');
      await access.ensureMembership('c1', user('cleo'));
      await access.promoteInstanceAdmin('cleo');

      await access.removeCompany('c1');

      expect(await access.listMemberships('c1')).toEqual([]);
      expect(await access.listGrants('c1', ada)).toEqual([]);
      expect(await access.listInstanceAdmins()).toEqual(['ben', 'cleo']);
    });
  });

  describe('a company that a person deletes', () => {
    it('takes its memberships along, and demotes who owns no other', async () => {
      const access = await given();
      await access.admitFromPlatform('c2', 'ben', 'owner');

      await access.deleteCompany('c1');

      expect(await access.listUserCompanies('ada')).toEqual([]);
      expect(await access.listInstanceAdmins()).toEqual(['ben']);
    });

    it('stays where it would take the last instance admin along', async () => {
      const access = await given();

      await expect(access.deleteCompany('c1')).rejects.toMatchObject({ code: 'LAST_INSTANCE_ADMIN' });
      expect(await access.listUserCompanies('ada')).toEqual(['c1']);
    });
  });

  describe('grants', () => {
    it('change no role and revive nobody', async () => {
      const access = await given();
      await access.ensureMembership('c1', ben, { status: 'suspended' });
      const before = await access.getMembership('c1', ben);

      await access.setMemberGrants('c1', ben, [{ key: 'company:delete' }]);
      await access.setPrincipalGrants('c1', ben, [{ key: 'agents:create' }]);

      expect(await access.getMembership('c1', ben)).toEqual(before);
      expect(await access.listGrants('c1', ben)).toEqual([{ key: 'agents:create' }]);
      expect(await access.hasPermission('c1', ben, 'agents:create')).toBe(false);
    });

    it('of someone not in yet wait for them', async () => {
      const access = await given();

      await expect(access.setMemberGrants('c1', ben, [])).rejects.toMatchObject({ code: 'UNKNOWN_MEMBER' });
      await access.setPrincipalGrants('c1', ben, [{ key: 'agents:create' }]);

      expect(await access.canUser('c1', 'ben', 'agents:create')).toBe(false);
      await access.updateMember('c1', ben, { status: 'active' });
      expect(await access.canUser('c1', 'ben', 'agents:create')).toBe(true);
    });

    it('go with the company', async () => {
      const access = await given();
      await access.ensureMembership('c1', ben);

      await access.setUserCompanies('ben', ['c2', 'c3']);

      expect(await access.listUserCompanies('ben')).toEqual(['c2', 'c3']);
      expect(await access.listGrants('c1', ben)).toEqual([]);
      expect(await access.canUser('c1', 'ben', 'tasks:assign')).toBe(false);
    });

    it.each<[string, Grant[]]>([
      ['an unknown key', [{ key: 'everything' as never }]],
      ['an empty scope', [{ key: 'tasks:assign', scope: {} }]],
      ['a scope without values', [{ key: 'tasks:assign', scope: { project: [] } }]],
    ])('refuse %s', async (_, grants) => {
      const access = await given();

      await expect(access.setMemberGrants('c1', ada, grants)).rejects.toMatchObject({ code: 'INVALID_GRANT' });
    });
  });

  describe('questions', () => {
    it('honour the scope', async () => {
      const access = await given();
      await access.ensureMembership('c1', ben);
      const scope = { project: ['p1', 'p2'], team: ['t1'] };
      await access.setMemberGrants('c1', ben, [{ key: 'tasks:assign_scope', scope }]);
      const may = (act?: Record<string, string>) => access.canUser('c1', 'ben', 'tasks:assign_scope', act);

      expect(await may({ project: 'p2', team: 't1' })).toBe(true);
      expect(await may({ project: 'p3', team: 't1' })).toBe(false);
      expect(await may({ project: 'p1' })).toBe(false);
      expect(await may()).toBe(false);
    });

    it('let instance admins pass, in companies they are not in too', async () => {
      const access = await given();

      expect(await access.canUser('c2', 'ada', 'company:delete')).toBe(true);
      expect(await access.hasPermission('c2', ada, 'company:delete')).toBe(false);
    });

    it('answer no for another company, a pending and a suspended member', async () => {
      const access = await given();
      await access.ensureMembership('c1', ben);
      const may = () => access.canUser('c1', 'ben', 'tasks:assign');

      expect(await may()).toBe(true);
      expect(await access.canUser('c2', 'ben', 'tasks:assign')).toBe(false);
      await access.updateMember('c1', ben, { status: 'pending' });
      expect(await may()).toBe(false);
      await access.updateMember('c1', ben, { status: 'suspended' });
      expect(await may()).toBe(false);
    });
  });

  describe('what the platform says', () => {
    it.each([
      ['owner', 'owner', true],
      ['admin', 'owner', true],
      ['member', 'member', false],
    ] as const)('%s becomes %s', async (platformRole, role, instanceAdmin) => {
      const access = await given();

      await access.admitFromPlatform('c1', 'ben', platformRole);

      expect(await access.getMembership('c1', ben)).toMatchObject({ role, status: 'active' });
      expect(await access.isInstanceAdmin('ben')).toBe(instanceAdmin);
    });

    it('changes nothing when said again, grants set since included', async () => {
      const access = await given();
      await access.admitFromPlatform('c1', 'ben', 'member');
      await access.setMemberGrants('c1', ben, [{ key: 'costs:view' }]);

      await access.admitFromPlatform('c1', 'ben', 'member');
      await access.changeRoleFromPlatform('c1', 'ben', 'member');

      expect(await access.listGrants('c1', ben)).toEqual([{ key: 'costs:view' }]);
    });

    it('re-admits who was suspended, but a role alone revives nobody', async () => {
      const access = await given();
      await access.ensureMembership('c1', ben, { status: 'suspended' });

      await access.changeRoleFromPlatform('c1', 'ben', 'admin');
      expect(await access.getMembership('c1', ben)).toMatchObject({ role: 'owner', status: 'suspended' });
      expect(await access.isInstanceAdmin('ben')).toBe(false);
      await access.admitFromPlatform('c1', 'ben', 'admin');
      expect(await access.isInstanceAdmin('ben')).toBe(true);
    });
  });
});
