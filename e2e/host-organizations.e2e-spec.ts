import type { Actor } from './dsl/actor.ts';
import { aPlatformAdmin } from './dsl/platform-admin.ts';
import { codeOf, fieldsOf } from './dsl/problem-flaws.ts';
import { TestApp } from './dsl/test-app.ts';

/** An organisation with an owner and a member, as both see it. */
async function anOrganisation(app: TestApp): Promise<{ id: string; owner: Actor; member: Actor; memberId: string }> {
  const owner = (await app.aPerson('Olive Owner')).in('acme');
  const { id } = (await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201)).body as {
    id: string;
  };
  const member = await app.joins(await app.aPerson('Milo Member'), owner);
  const { id: memberId } = (await member.get('/api/members/me').expect(200)).body as { id: string };
  return { id, owner, member, memberId };
}

const publisherIn = async (actor: Actor): Promise<unknown> => {
  const { items } = (await actor.get('/api/roles').expect(200)).body as { items: { role: string }[] };
  return items.find(({ role }) => role === 'PUBLISHER');
};

describe('organisations that publish bot apps', () => {
  describe('where the operator has none (the default)', () => {
    let app: TestApp;
    beforeAll(async () => {
      app = await TestApp.start();
    });
    afterAll(() => app.stop());

    it('are refused on every path, and not offered', async () => {
      const { id, owner, memberId } = await anOrganisation(app);
      const admin = await aPlatformAdmin(app);
      const answers = {
        create: await owner.post('/api/organizations', { name: 'Host', slug: 'host-org', canHost: true }),
        createByAdmin: await admin.post('/api/organizations', { name: 'Host', slug: 'host-org', canHost: true }),
        admin: await admin.put(`/api/admin/organizations/${id}/capabilities`, { canSponsor: true, canHost: true }),
        role: await owner.patch(`/api/members/${memberId}/role`, { role: 'PUBLISHER' }),
        invitation: await owner.post('/api/invitations', { emails: ['kim@example.test'], role: 'PUBLISHER' }),
      };
      expect(
        Object.fromEntries(Object.entries(answers).map(([path, answer]) => [path, [answer.status, codeOf(answer)]])),
      ).toEqual(Object.fromEntries(Object.keys(answers).map((path) => [path, [403, 'HOST_ORGS_GATED']])));
      expect(fieldsOf(answers.create)).toEqual(['canHost']);
      expect(fieldsOf(answers.invitation)).toEqual(['role']);
      expect(await publisherIn(owner)).toMatchObject({ grantableByMe: false });
      expect((await app.visitor().get('/api/installation').expect(200)).body).toMatchObject({ hostOrgs: false });
      await admin.put(`/api/admin/organizations/${id}/capabilities`, { canSponsor: true, canHost: false }).expect(204);
      const { items } = (await admin.get('/api/admin/organizations').expect(200)).body as { items: object[] };
      expect(items[0]).toMatchObject({ canSponsor: true, canHost: false });
    });
  });

  describe('with ENABLE_HOST_ORGS', () => {
    let app: TestApp;
    beforeAll(async () => {
      app = await TestApp.start({ environment: { ENABLE_HOST_ORGS: 'true' } });
    });
    afterAll(() => app.stop());

    it('are made by platform admins, and have publishers', async () => {
      const { id, owner, member, memberId } = await anOrganisation(app);
      const admin = await aPlatformAdmin(app);
      const asked = await owner.post('/api/organizations', { name: 'Host', slug: 'host-org', canHost: true });
      expect([asked.status, codeOf(asked), fieldsOf(asked)]).toEqual([403, 'AUTH.ADMIN_REQUIRED', ['canHost']]);
      const early = await owner.patch(`/api/members/${memberId}/role`, { role: 'PUBLISHER' });
      expect([early.status, codeOf(early)]).toEqual([403, 'ROLE.NOT_GRANTABLE']);
      await admin.put(`/api/admin/organizations/${id}/capabilities`, { canSponsor: false, canHost: true }).expect(204);
      expect(await publisherIn(owner)).toMatchObject({ grantableByMe: true });
      await owner.patch(`/api/members/${memberId}/role`, { role: 'PUBLISHER' }).expect(200);
      expect((await member.get('/api/members/me').expect(200)).body).toMatchObject({ role: 'PUBLISHER' });
      await admin.post('/api/organizations', { name: 'Host', slug: 'host-org', canHost: true }).expect(201);
    });
  });
});
