import { eventually } from '@moorage/kernel/testing';
import { Settings } from '@moorage/contracts';
import { ContainerRuntime } from '@moorage/fleet';
import { DataSource } from 'typeorm';
import { DeleteDeactivatedOrganizations } from '@moorage/organizations';
import { Boss } from '@moorage/platform';
import type { Actor } from './dsl/actor.ts';
import { aPicture } from './dsl/pictures.ts';
import { aPlatformAdmin } from './dsl/platform-admin.ts';
import { codeOf } from './dsl/problem-flaws.ts';
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
  let database: DataSource;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = await app.aPerson('Olive Owner');
    operator = await aPlatformAdmin(app);
    database = app.running.app.get(DataSource);
  });
  afterAll(() => app.stop());

  const anOrg = async (slug: string, by: Actor = owner): Promise<Details> =>
    (await by.post('/api/organizations', { name: `The ${slug} company`, slug }).expect(201)).body as Details;
  const details = async (slug: string, by: Actor = owner): Promise<Record<string, unknown>> =>
    (await by.in(slug).get('/api/organization').expect(200)).body as Record<string, unknown>;
  const admin = (org: Details, act: string): string => `/api/admin/organizations/${org.id}/${act}`;
  /** What somebody was told, on their bell. */
  const told = (who: Actor, title: RegExp): Promise<unknown> =>
    eventually(async () => {
      const { items } = (await who.get('/api/me/notices').expect(200)).body as { items: { title: string }[] };
      return items.some((notice) => title.test(notice.title));
    });
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
      await eventually(async () => (await instancesOf('patient')).length === 1);
      expect(codeOf(await operator.post(admin(org, 'approve')).expect(409))).toBe('ORG.TRANSITION_NOT_ALLOWED');
    });

    it('may be rejected with a reason, put right, and asked for again', async () => {
      const org = await anOrg('doubtful');
      for (const reason of ['', ' ', 'x'.repeat(501), 'two\nlines', 7]) {
        await operator.post(admin(org, 'reject'), { reason }).expect(422);
      }
      await operator.post(admin(org, 'reject'), { reason: 'There is no such company' }).expect(204);
      await told(owner, /was not approved|not verified|rejected/i);
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

      const noProfile = { industry: null, size: null, website: null, gstin: null, pan: null, msme: null };
      const theirs = owner.in('doubtful');
      await theirs.patch('/api/organization', { name: 'Honest Ltd' }).expect(200);
      await theirs.put('/api/organization/profile', { ...noProfile, website: 'https://honest.example' }).expect(200);
      await theirs.put('/api/organization/color', { color: '#0f6380' }).expect(204);
      await theirs
        .call('put', '/api/organization/logo')
        .set('content-type', 'application/octet-stream')
        .send(await aPicture())
        .expect(204);
      await theirs.put('/api/organization/slug', { slug: 'honest' }).expect(200);
      expect(await details('honest')).toMatchObject({ id: org.id, name: 'Honest Ltd', status: 'PENDING_VERIFICATION' });
      // The operator sees what there is to look at.
      expect((await operator.in('honest').get('/api/organization/profile').expect(200)).body).toMatchObject({
        website: 'https://honest.example',
      });
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

  const botOf = async (slug: string): Promise<string> => {
    await eventually(async () => (await instancesOf(slug))[0]?.status === 'RUNNING', 60_000);
    return `http://${slug}.localhost:${app.running.port}/`;
  };
  const aMember = async (slug: string, name: string, role: string): Promise<Actor> => {
    return app.joins(await app.aPerson(name), owner.in(slug), role);
  };

  it('suspended, lets its members sign in and read, and says why they can do no more', async () => {
    const org = await anOrg('frozen-bay');
    const member = await aMember('frozen-bay', 'Mia Member', 'ADMIN');
    const bot = await botOf('frozen-bay');
    const tab = member.browser();
    await eventually(async () => (await tab.open(bot)).text.includes('Hello, Mia'));

    await operator.post(admin(org, 'suspend'), { reason: 'Unpaid invoices' }).expect(204);
    for (const path of ['/api/organization', '/api/members', '/api/instances', '/api/invitations']) {
      await member.get(path).expect(200);
    }
    expect(await details('frozen-bay', member)).toMatchObject({ status: 'SUSPENDED', statusReason: 'Unpaid invoices' });
    const writes = [
      member.patch('/api/organization', { name: 'Thawed' }),
      member.post('/api/invitations', { emails: ['x@example.test'], role: 'MEMBER' }),
      owner.in('frozen-bay').post('/api/organization/deactivate', { name: 'The frozen-bay company' }),
    ];
    for (const write of writes) {
      expect((await write.expect(403)).body).toMatchObject({
        code: 'ORG.SUSPENDED',
        detail: expect.stringContaining('Unpaid invoices') as string,
      });
    }
    const closed = await tab.open(bot);
    expect([closed.status, closed.text]).toEqual([403, expect.stringContaining('Unpaid invoices')]);
    await told(owner, /suspended/);

    await operator.post(admin(org, 'reactivate')).expect(204);
    await member.patch('/api/organization', { name: 'Thawed' }).expect(200);
    await eventually(async () => (await tab.open(bot)).status === 200);
    await told(owner, /active again/);
  });

  it('changes hands at once: the heir is OWNER, the old owner ADMIN, and of two heirs one is', async () => {
    await anOrg('handed-on');
    const [first, second] = [
      await aMember('handed-on', 'Hella Heir', 'MEMBER'),
      await aMember('handed-on', 'Hugo Heir', 'MEMBER'),
    ];
    const ids = await Promise.all(
      [first, second].map(async (heir) => (await details('handed-on', heir))['membershipId']),
    );
    expect(codeOf(await first.post('/api/organization/transfer-ownership', { membershipId: ids[0] }).expect(403))).toBe(
      'PERMISSION.DENIED',
    );
    const answers = await Promise.all(
      ids.map((membershipId) =>
        owner
          .in('handed-on')
          .post('/api/organization/transfer-ownership', { membershipId })
          .then((answer) => answer),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 403]);
    const roles = await Promise.all(
      [owner, first, second].map(async (who) => (await details('handed-on', who))['role']),
    );
    expect(roles[0]).toBe('ADMIN');
    expect(roles.slice(1).toSorted()).toEqual(['MEMBER', 'OWNER']);
  });

  it('moves to another address: the old one leads on for its members, at the bot and in the API, and for nobody else', async () => {
    const org = await anOrg('old-harbour');
    const bot = await botOf('old-harbour');
    const tab = owner.browser();
    await eventually(async () => (await tab.open(bot)).text.includes('Hello, Olive'));
    const move = (slug: string, tenant = org.id) => owner.in(tenant).put('/api/organization/slug', { slug });
    for (const [slug, code] of [
      ['old-h\u0430rbour', 'ORG.SLUG_INVALID'],
      ['old\u200bharbour', 'ORG.SLUG_INVALID'],
      ['admin', 'ORG.SLUG_RESERVED'],
      ['frozen-bay', 'ORG.SLUG_TAKEN'],
    ] as const) {
      const refused = await move(slug);
      expect(refused.body).toMatchObject({ code, errors: [{ field: 'slug' }] });
    }
    const key = (
      await owner
        .in(org.id)
        .post('/api/api-keys', { name: 'CI', scopes: ['read'] })
        .expect(201)
    ).body as {
      secret: string;
    };
    expect((await move('new-harbour').expect(200)).body).toMatchObject({ slug: 'new-harbour' });

    // In the API: old name, new name and id are one, for members and for the organisation's keys.
    for (const tenant of ['old-harbour', 'new-harbour', org.id]) {
      expect(await details(tenant)).toMatchObject({ id: org.id, slug: 'new-harbour' });
      const byKey = app.visitor().in(tenant).get('/api/organization').set('authorization', `Bearer ${key.secret}`);
      await byKey.unset('origin').expect(200);
    }
    const stranger = await app.aPerson('Sally Stranger');
    await stranger.in('old-harbour').get('/api/organization').expect(404);
    const squat = stranger.post('/api/organizations', { name: 'Squatter', slug: 'old-harbour' });
    expect(codeOf(await squat.expect(409))).toBe('ORG.SLUG_TAKEN');

    // At the bot: links lead on, forms don't, and the person is signed in at the new host without doing anything.
    const at = (slug: string): string => `http://${slug}.localhost:${app.running.port}`;
    await eventually(async () => (await tab.open(`${at('old-harbour')}/x?y=1`, { follow: false })).status === 302);
    const led = await tab.open(`${at('old-harbour')}/?tab=open`);
    expect([led.status, led.url]).toEqual([200, `${at('new-harbour')}/?tab=open`]);
    expect(led.text).toContain('Hello, Olive');
    const form = await tab.open(`${at('old-harbour')}/issues`, {
      method: 'POST',
      body: 'title=x',
      follow: false,
      headers: { origin: at('old-harbour'), 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.status).toBe(410);

    expect((await move('old-harbour').expect(200)).body).toMatchObject({ slug: 'old-harbour' });
    await eventually(async () => (await tab.open(at('new-harbour'))).url === `${at('old-harbour')}/`);
    expect((await owner.in(org.id).get('/api/organization/former-slugs').expect(200)).body).toMatchObject({
      items: [{ slug: 'new-harbour' }],
    });
  });

  it('begins as one of a person alone: with a bot, in the scopes of lists, and a team when its person wants that', async () => {
    const kim = await app.aPerson('Kim Solo');
    const scopesOf = async (who: Actor) =>
      ((await who.get('/api/me/scopes').expect(200)).body as { items: { scope: string; organization?: Details }[] })
        .items;
    expect(await scopesOf(kim)).toEqual([{ scope: 'personal' }]);
    const botsIn = async (who: Actor, scope?: string) =>
      (
        (await who.get(`/api/me/instances${scope === undefined ? '' : `?scope=${scope}`}`).expect(200)).body as {
          items: { orgSlug: string }[];
        }
      ).items.map(({ orgSlug }) => orgSlug);
    expect(await botsIn(kim)).toEqual([]);

    const made = (await kim.post('/api/me/personal-organization').expect(200)).body as Details;
    expect(made).toMatchObject({ slug: 'kim-solo', type: 'personal', role: 'OWNER' });
    expect((await kim.post('/api/me/personal-organization').expect(200)).body).toMatchObject({ id: made.id });
    expect(await scopesOf(kim)).toMatchObject([{ scope: 'personal', organization: { id: made.id } }]);
    await eventually(async () => (await botsIn(kim, 'personal')).join() === 'kim-solo');

    // The same resolver for whoever asks: members, strangers, admins.
    expect(await botsIn(kim, `org:${made.id}`)).toEqual(['kim-solo']);
    expect(codeOf(await owner.get(`/api/me/instances?scope=org:${made.id}`).expect(404))).toBe('TENANT.NOT_FOUND');
    expect(codeOf(await kim.get('/api/me/instances?scope=all').expect(403))).toBe('AUTH.ADMIN_REQUIRED');
    expect(codeOf(await kim.get('/api/me/instances?scope=everything').expect(422))).toBe('SCOPE.INVALID');
    expect(await botsIn(operator, 'all')).toContain('kim-solo');
    expect((await scopesOf(operator)).at(-1)).toEqual({ scope: 'all' });

    const invitation = { emails: ['lee@example.test'], role: 'MEMBER' };
    expect(codeOf(await kim.in(made.id).post('/api/invitations', invitation).expect(409))).toBe('ORG.PERSONAL');
    const team = await kim.in(made.id).post('/api/organization/convert-to-team').expect(200);
    expect(team.body).toMatchObject({ type: 'team', slug: 'kim-solo' });
    await kim.in(made.id).post('/api/invitations', invitation).expect(200);
    expect(codeOf(await kim.in(made.id).post('/api/organization/convert-to-team').expect(409))).toBe(
      'ORG.TRANSITION_NOT_ALLOWED',
    );
  });

  it('stands in a group, where an admin put it, and its members see the chart', async () => {
    const [group, company, team] = [await anOrg('the-group'), await anOrg('the-company'), await anOrg('the-team')];
    const put = (org: Details, parentId: string | null) => operator.put(admin(org, 'parent'), { parentId });
    const chart = async (slug: string) =>
      (
        (await owner.in(slug).get('/api/organization/chart').expect(200)).body as {
          items: { id: string; depth: number }[];
        }
      ).items.map(({ id, depth }) => [id, depth]);
    expect(codeOf(await owner.put(admin(team, 'parent'), { parentId: company.id }).expect(403))).toBe(
      'AUTH.ADMIN_REQUIRED',
    );
    await put(team, company.id).expect(204);
    await put(company, group.id).expect(204);
    const whole = [
      [group.id, 0],
      [company.id, 1],
      [team.id, 2],
    ];
    for (const { slug } of [group, company, team]) expect(await chart(slug)).toEqual(whole);
    expect((await put(group, team.id).expect(409)).body).toMatchObject({
      code: 'ORG.HIERARCHY_CYCLE',
      errors: [{ field: 'parentId' }],
    });
    expect(codeOf(await put(group, '00000000-0000-7000-8000-000000000000').expect(404))).toBe('ORG.NOT_FOUND');
    await put(group, 'no-uuid' as string).expect(422);
    // Two at once that would make a circle of it: one is refused.
    const [alone, other] = [await anOrg('circle-one'), await anOrg('circle-two')];
    const both = await Promise.all(
      [put(alone, other.id), put(other, alone.id)].map((call) => call.then((r) => r.status)),
    );
    expect(both.toSorted()).toEqual([204, 409]);
    // The middle one ends: what stood below it stands alone.
    await operator.post(admin(company, 'deactivate'), {}).expect(204);
    await database.query(`UPDATE organizations SET delete_after = now() - interval '1 second' WHERE id = $1`, [
      company.id,
    ]);
    await app.running.app.get(Boss).client.send(DeleteDeactivatedOrganizations.queue, {});
    await eventually(async () => (await chart('the-group')).length === 1);
    expect(await chart('the-team')).toEqual([[team.id, 0]]);
  });

  describe('deactivated', () => {
    const deactivate = (slug: string, name = `The ${slug} company`) =>
      owner.in(slug).post('/api/organization/deactivate', { name });
    const timeIsUp = (org: Details) =>
      database.query(`UPDATE organizations SET delete_after = now() - interval '1 second' WHERE id = $1`, [org.id]);
    const runJob = async (): Promise<void> => {
      const { client } = app.running.app.get(Boss);
      await client.send(DeleteDeactivatedOrganizations.queue, {});
    };

    it('stops its bot, is closed to all but its owners, and is as it was when one of them undoes it', async () => {
      const org = await anOrg('on-second-thought');
      const member = await aMember('on-second-thought', 'Moritz Member', 'ADMIN');
      const bot = await botOf('on-second-thought');
      const tab = owner.browser();
      expect((await tab.open(bot)).status).toBe(200);

      expect((await deactivate('on-second-thought', 'Something else').expect(422)).body).toMatchObject({
        code: 'ORG.NAME_MISMATCH',
        errors: [{ field: 'name' }],
      });
      const asAdmin = member.post('/api/organization/deactivate', { name: 'The on-second-thought company' });
      expect(codeOf(await asAdmin.expect(403))).toBe('PERMISSION.DENIED');
      await deactivate('on-second-thought').expect(204);

      const inThirtyDays = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      const seen = await details('on-second-thought');
      expect(seen).toMatchObject({ status: 'DEACTIVATED' });
      expect(String(seen['deleteAfter']).slice(0, 10)).toBe(inThirtyDays);
      await told(owner, /deactivated/);
      expect((await tab.open(bot)).status).toBe(403);
      await eventually(async () => (await instancesOf('on-second-thought'))[0]?.status === 'STOPPED');

      // Owners read on; the others learn what it is, and no more.
      await owner.in('on-second-thought').get('/api/members').expect(200);
      expect(await details('on-second-thought', member)).toMatchObject({ permissions: ['org:read'] });
      await member.get('/api/members').expect(403);
      expect(codeOf(await member.post('/api/organization/restore').expect(403))).toBe('PERMISSION.DENIED');
      const write = owner.in('on-second-thought').patch('/api/organization', { name: 'Thoughtful' });
      expect(codeOf(await write.expect(403))).toBe('ORG.DEACTIVATED');

      await owner.in('on-second-thought').post('/api/organization/restore').expect(204);
      expect(await details('on-second-thought', member)).toMatchObject({ status: 'ACTIVE' });
      await eventually(async () => (await tab.open(bot)).status === 200);
      const again = owner.in('on-second-thought').post('/api/organization/restore');
      expect(codeOf(await again.expect(409))).toBe('ORG.TRANSITION_NOT_ALLOWED');
      const list = await operator.get('/api/admin/organizations?search=on-second').expect(200);
      expect(list.body).toMatchObject({ items: [{ id: org.id, status: 'ACTIVE' }] });
    });

    it('is deleted when its time is up: the bot with its volumes, and every row that names it', async () => {
      const org = await anOrg('short-lived');
      const member = await aMember('short-lived', 'Nora Member', 'MEMBER');
      await botOf('short-lived');
      await owner
        .in('short-lived')
        .post('/api/invitations', { emails: ['n@example.test'], role: 'MEMBER' })
        .expect(200);
      await owner
        .in('short-lived')
        .post('/api/api-keys', { name: 'CI', scopes: ['read'] })
        .expect(201);
      const [bot] = await database.query<{ id: string }[]>('SELECT id FROM instances WHERE org_id = $1', [org.id]);
      const { installationId } = app.running.app.get(Settings);
      const owned = async () => (await app.running.app.get(ContainerRuntime).listOwned(installationId, bot!.id)).length;
      expect(await owned()).toBeGreaterThan(2);

      await operator.post(admin(org, 'deactivate'), { reason: 'Asked for by phone' }).expect(204);
      await timeIsUp(org);
      await runJob();
      await eventually(async () => (await owner.in(org.id).get('/api/organization')).status === 404);
      await member.get('/api/organization').expect(404);
      await eventually(async () => (await owned()) === 0, 60_000);
      expect(codeOf(await operator.post(admin(org, 'restore')).expect(404))).toBe('ORG.NOT_FOUND');

      const kept = new Set(['audit_entries', 'audit_chains', 'fleet_events', 'former_slugs', 'instances']);
      const tables = await database.query<{ name: string }[]>(
        `SELECT table_name AS name FROM information_schema.columns
          WHERE column_name = 'org_id' AND table_schema = 'public' ORDER BY 1`,
      );
      expect(tables.length).toBeGreaterThan(8);
      for (const { name } of tables.filter((table) => !kept.has(table.name))) {
        const rows = () => database.query<unknown[]>(`SELECT 1 FROM ${name} WHERE org_id = $1`, [org.id]);
        // What is kept of an organisation after its end is on the list above, with a reason in the ADR.
        await eventually(async () => {
          if ((await rows()).length > 0) throw new Error(`${name} still holds rows of a deleted organisation`);
          return true;
        });
      }
      const [instance] = await database.query<{ status: string }[]>('SELECT status FROM instances WHERE org_id = $1', [
        org.id,
      ]);
      expect(instance?.status).toBe('DELETED');
    });
  });
});
