import { eventually } from '@moorage/kernel/testing';
import { DataSource } from 'typeorm';
import type { Actor } from './dsl/actor.ts';
import { TestApp } from './dsl/test-app.ts';

interface Details {
  readonly id: string;
  readonly slug: string;
  readonly status: string;
}

/** What becomes of an organisation over time: by its owners, and by those who run the installation. */
describe('the life of an organisation', () => {
  let app: TestApp;
  let owner: Actor;
  let operator: Actor;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = await app.aPerson('Olive Owner');
    operator = await app.aPerson('Otis Operator');
    await app.running.app
      .get(DataSource)
      .query('UPDATE users SET platform_admin = true WHERE id = $1', [operator.me.userId]);
  }, 60_000);
  afterAll(() => app.stop(), 60_000);

  const codeOf = ({ body }: { body: unknown }): string => (body as { code: string }).code;
  const anOrg = async (slug: string, by: Actor = owner): Promise<Details> =>
    (await by.post('/api/organizations', { name: `The ${slug} company`, slug }).expect(201)).body as Details;
  const details = async (slug: string, by: Actor = owner): Promise<Record<string, unknown>> =>
    (await by.in(slug).get('/api/organization').expect(200)).body as Record<string, unknown>;
  const admin = (org: Details, act: string): string => `/api/admin/organizations/${org.id}/${act}`;
  const instancesOf = async (slug: string): Promise<{ status: string }[]> =>
    ((await owner.in(slug).get('/api/instances').expect(200)).body as { items: { status: string }[] }).items;

  describe('where new ones are verified first', () => {
    beforeAll(() => operator.patch('/api/admin/settings', { orgVerificationRequired: true }).expect(200));
    afterAll(() => operator.patch('/api/admin/settings', { orgVerificationRequired: false }).expect(200));

    it('is switched on and off by platform admins alone', async () => {
      expect(codeOf(await owner.patch('/api/admin/settings', { orgVerificationRequired: false }).expect(403))).toBe(
        'AUTH.ADMIN_REQUIRED',
      );
      expect((await operator.get('/api/admin/settings').expect(200)).body).toEqual({
        orgVerificationRequired: true,
        defaultSeats: null,
      });
      for (const bad of [{ orgVerificationRequired: null }, { defaultSeats: 0 }, { defaultSeats: 'many' }, { x: 1 }]) {
        expect(codeOf(await operator.patch('/api/admin/settings', bad).expect(422))).toBe('REQUEST.INVALID');
      }
    });

    it('waits until a platform admin approves it, and gets its bot then', async () => {
      const org = await anOrg('patient');
      expect(org.status).toBe('PENDING_VERIFICATION');
      const waiting = async () =>
        ((await operator.get('/api/admin/organizations/waiting').expect(200)).body as { count: number }).count;
      const before = await waiting();
      expect(before).toBeGreaterThan(0);
      const list = await operator.get('/api/admin/organizations?rejected=false&search=patient').expect(200);
      expect(list.body).toMatchObject({ items: [{ id: org.id }] });
      await operator.get('/api/admin/organizations?rejected=perhaps').expect(422);

      const invitation = { emails: ['kim@example.test'], role: 'MEMBER' };
      expect(codeOf(await owner.in('patient').post('/api/invitations', invitation).expect(403))).toBe(
        'ORG.PENDING_VERIFICATION',
      );
      // What the admin looks at may be put right meanwhile.
      await owner.in('patient').patch('/api/organization', { name: 'Patience' }).expect(200);

      await operator.post(admin(org, 'approve')).expect(204);
      expect(await waiting()).toBe(before - 1);
      expect(await details('patient')).toMatchObject({ status: 'ACTIVE' });
      await eventually(async () => (await instancesOf('patient')).length === 1, 20_000);
      expect(codeOf(await operator.post(admin(org, 'approve')).expect(409))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    }, 30_000);

    it('may be rejected with a reason, put right, and asked for again', async () => {
      const org = await anOrg('doubtful');
      for (const reason of ['', ' ', 'x'.repeat(501), 'two\nlines', 7]) {
        await operator.post(admin(org, 'reject'), { reason }).expect(422);
      }
      await operator.post(admin(org, 'reject'), { reason: 'There is no such company' }).expect(204);
      expect(await details('doubtful')).toMatchObject({
        status: 'PENDING_VERIFICATION',
        statusReason: 'There is no such company',
        rejectedAt: expect.any(String) as string,
      });
      const refused = await owner.in('doubtful').post('/api/invitations', { emails: [], role: 'MEMBER' }).expect(403);
      expect(refused.body).toMatchObject({
        code: 'ORG.PENDING_VERIFICATION',
        detail: expect.stringContaining('There is no such company') as string,
      });
      const rejected = await operator.get('/api/admin/organizations?rejected=true').expect(200);
      expect(rejected.body).toMatchObject({ items: [{ id: org.id, rejectedAt: expect.any(String) as string }] });

      await owner.in('doubtful').post('/api/organization/resubmit').expect(204);
      expect(await details('doubtful')).not.toHaveProperty('rejectedAt');
      expect(codeOf(await owner.in('doubtful').post('/api/organization/resubmit').expect(409))).toBe(
        'ORG.TRANSITION_NOT_ALLOWED',
      );
      await operator.post(admin(org, 'approve')).expect(204);
    });

    it('is decided once, whatever two admins do at the same moment', async () => {
      const org = await anOrg('contested');
      const answers = await Promise.all([
        operator.post(admin(org, 'approve')).then(({ status }) => status),
        operator.post(admin(org, 'approve')).then(({ status }) => status),
        operator.post(admin(org, 'reject'), { reason: 'No' }).then(({ status }) => status),
      ]);
      // A rejection may come first: then the approval that follows it counts.
      expect(answers.slice(0, 2).toSorted()).toEqual([204, 409]);
      expect(await details('contested')).toMatchObject({ status: 'ACTIVE' });
    });
  });
});
