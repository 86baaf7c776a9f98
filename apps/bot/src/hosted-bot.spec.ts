import { readdir, rm } from 'node:fs/promises';
import { HOSTED, PLATFORM_URL, startBot, type StartedBot, type TestPerson, userOf } from './testing/started-bot.ts';

const ada: TestPerson = { userId: 'ada', name: 'Ada Łęcka' };
const ben: TestPerson = { userId: 'ben', name: 'Ben <b>' };
const eve: TestPerson = { userId: 'eve', name: 'Eve', tenantId: 'other' };

describe('the bot in hosted mode', () => {
  let bot: StartedBot;
  let companyId: string;
  beforeEach(async () => {
    bot = await startBot({ ...HOSTED, MOORAGE_BOT_DEBUG: '1' });
    companyId = await bot.provision(ada);
  });
  afterEach(() => bot.close());

  const text = async (person: TestPerson, path = '/') => (await bot.as(person, path)).text();
  const addBen = (role = 'member') => bot.platform('/internal/members/add', { companyId, user: userOf(ben), role });

  describe('lets in', () => {
    it('a member by name, and shows owners and admins as owner and instance admin', async () => {
      const home = await text(ada);

      expect(home).toContain('data-testid="greeting">Hello, Ada Łęcka<');
      expect(home).toContain('data-testid="acting-role">owner<');
      expect(home).toContain('data-testid="instance-admin"');
    });

    it('a member under their new role with the next page', async () => {
      await addBen();
      expect(await text(ben)).not.toContain('instance-admin');

      await bot.platform('/internal/members/change-role', { companyId, userId: 'ben', role: 'admin' });
      expect(await text(ben)).toContain('data-testid="instance-admin"');
    });

    it('a member under the name the platform knows by now', async () => {
      await bot.as({ ...ada, name: 'Ada Nowak' }, '/');

      expect(await text({ ...ada, name: 'Ada Nowak' }, '/people')).toContain('Ada Nowak');
    });

    it('nobody without identity headers', async () => {
      const answer = await bot.fetch('/');

      expect(answer.status).toBe(401);
      expect(await answer.text()).toContain(PLATFORM_URL);
    });

    it('nobody it hasn’t been told about yet, with a page that looks again each second', async () => {
      const answer = await bot.as(ben, '/');

      expect(answer.status).toBe(403);
      expect(await answer.text()).toMatch(/http-equiv="refresh" content="1".*being set up/s);
      expect((await bot.as({ ...ada, tenantId: 'unknown' }, '/')).status).toBe(403);
    });

    it('nobody who was removed, and lists them no more', async () => {
      await addBen();
      expect(await text(ada)).toContain('data-user-id="ben"');

      await bot.platform('/internal/members/remove', { companyId, userId: 'ben' });

      expect((await bot.as(ben, '/')).status).toBe(403);
      expect(await text(ada)).not.toContain('data-user-id="ben"');
    });
  });

  describe('issues', () => {
    it('carry the name of who did what, escaped', async () => {
      await addBen();

      const created = await bot.post(ben, '/issues', { title: 'Paint <shed>', body: '', assignee: 'user:ada' });
      expect([created.status, created.headers.get('location')]).toEqual([303, '/']);
      await bot.post(ada, '/issues/1/status', { status: 'done' });

      const issue = await text(ada, '/issues/1');
      expect(issue).toContain('data-testid="issue-author">Ben &#60;b&#62;<');
      expect(issue).toContain('assigned to Ada Łęcka');
      expect(issue).toContain('<b>Ada Łęcka</b> <a href="/issues/1">finished #1 Paint &#60;shed&#62;');
      expect(await text(ada)).toContain('created #1 Paint &#60;shed&#62;');
      expect(issue).not.toContain('<shed>');
    });

    it.each([
      ['/issues', { title: '  ' }, 400],
      ['/issues', { title: 'x'.repeat(201) }, 400],
      ['/issues', { title: 'x', assignee: 'user:nobody' }, 409],
      ['/issues/9/status', { status: 'done' }, 404],
      ['/issues/1/status', { status: 'gone' }, 400],
    ])('refuse POST %s %j with %i, and nothing is done', async (path, fields, status) => {
      expect((await bot.post(ada, path, fields)).status).toBe(status);

      expect(await text(ada)).toContain('No issues yet');
    });

    it('are assigned by those who may, to whom they may', async () => {
      await addBen();
      await bot.post(ada, '/agents', { name: 'Robo', purpose: 'paints' });
      const agentId = /agent:([\w-]+)/.exec(await text(ada))?.[1] ?? '';
      await bot.post(ada, '/issues', { title: 'Shed' });

      await bot.post(ben, '/issues/1/assignee', { assignee: `agent:${agentId}` });
      expect(await text(ada, '/issues/1')).toContain('assigned to Robo');
      await bot.post(ada, `/agents/${agentId}/remove`, {});
      expect(await text(ada, '/issues/1')).toContain('assigned to nobody');
    });

    it('lose their assignee when that person leaves', async () => {
      await addBen();
      await bot.post(ada, '/issues', { title: 'Shed', assignee: 'user:ben' });

      await bot.platform('/internal/members/remove', { companyId, userId: 'ben' });

      expect(await text(ada, '/issues/1')).toContain('assigned to nobody');
    });
  });

  it('lets members without the permission set up and remove no agents', async () => {
    await addBen();

    expect((await bot.post(ben, '/agents', { name: 'Robo', purpose: '' })).status).toBe(403);
    expect(await text(ben, '/agents')).not.toContain('New agent');
    expect(await text(ada, '/agents')).toContain('New agent');
  });

  describe('attachments', () => {
    const attach = (person: TestPerson, issue: number, name: string, body: string | Uint8Array<ArrayBuffer>) =>
      bot.as(person, `/issues/${issue}/attachments?name=${encodeURIComponent(name)}`, { method: 'POST', body });

    it('come back as they went in, as a download under their name', async () => {
      await bot.post(ada, '/issues', { title: 'Shed' });
      const bytes = new Uint8Array(300_000).map((_, index) => index % 251);

      expect((await attach(ada, 1, 'pläne "1".html', bytes)).status).toBe(303);

      const path = /href="(\/issues\/1\/attachments\/[^"]+)"/.exec(await text(ada, '/issues/1'))?.[1] ?? '';
      const answer = await bot.as(ada, path);
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''pl%C3%A4ne%20%221%22.html`);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    });

    it('leave no file where there is no issue', async () => {
      expect((await attach(ada, 7, 'a.txt', 'a')).status).toBe(404);

      expect(await readdir(bot.filesDir)).toEqual([]);
    });

    it('go with their company', async () => {
      await bot.post(ada, '/issues', { title: 'Shed' });
      await attach(ada, 1, 'a.txt', 'a');
      expect(await readdir(bot.filesDir)).toEqual([companyId]);

      const init = { method: 'DELETE', headers: { authorization: `Bearer ${HOSTED.PROVISION_SECRET}` } };
      await bot.fetch('/internal/provision', { ...init, body: JSON.stringify({ tenantEntityId: companyId }) });

      expect(await readdir(bot.filesDir)).toEqual([]);
      expect((await bot.as(ada, '/')).status).toBe(403);
    });
  });

  it('shows nobody anything of another company', async () => {
    await bot.provision(eve);
    await bot.post(ada, '/issues', { title: 'Secret plan' });
    await bot.as(ada, '/issues/1/attachments?name=a.txt', { method: 'POST', body: 'a' });
    const path = /href="(\/issues\/1\/attachments\/[^"]+)"/.exec(await text(ada, '/issues/1'))?.[1] ?? '';

    expect(await text(eve)).not.toContain('Secret plan');
    expect(await text(eve)).not.toContain('Ada');
    expect((await bot.as(eve, '/issues/1')).status).toBe(404);
    expect((await bot.as(eve, path)).status).toBe(404);
    expect((await bot.post(eve, '/issues/1/status', { status: 'done' })).status).toBe(404);
  });

  it('shows a pseudonym in place of somebody erased, wherever they did something', async () => {
    await addBen();
    await bot.post(ben, '/issues', { title: 'Shed', assignee: 'user:ada' });
    await bot.platform('/internal/members/remove', { companyId, userId: 'ben' });

    await bot.platform('/internal/members/erase', { companyId, userId: 'ben', pseudonym: 'Former member 7' });

    for (const path of ['/', '/issues/1', '/people']) {
      const shown = await text(ada, path);
      expect(shown).not.toContain('Ben');
      expect(shown).not.toContain('ben@acme.test');
    }
    expect(await text(ada)).toContain('Former member 7');
  });

  it.each([
    ['/invite', '/orgs/acme/team'],
    ['/join/some-token', '/orgs/acme/team'],
    ['/members', '/orgs/acme/team'],
    ['/members/ben/role', '/orgs/acme/team'],
    ['/companies/new', '/orgs/new'],
    ['/companies', '/orgs/acme/settings'],
    ['/companies/1/delete', '/orgs/acme/settings'],
    ['/settings', '/orgs/acme/settings'],
    ['/settings/admins/ben/promote', '/orgs/acme/settings'],
    ['/sign-in', '/'],
    ['/set-up', '/'],
  ])('leads %s to the platform, read or posted', async (path, expected) => {
    for (const answer of [await bot.as(ada, path), await bot.post(ada, path, {})]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([303, PLATFORM_URL + expected]);
    }
    expect(await text(ada)).not.toContain(`href="${path}"`);
  });

  it('refuses changes that come from a page of another site', async () => {
    const answer = await bot.as(ada, '/issues', {
      method: 'POST',
      headers: { origin: 'http://evil.test' },
      body: new URLSearchParams({ title: 'Gotcha' }),
    });

    expect(answer.status).toBe(403);
    expect(await text(ada)).toContain('No issues yet');
  });

  it('says that it is healthy, and when its store is gone', async () => {
    const healthy = await bot.fetch('/health');
    expect([healthy.status, await healthy.json()]).toEqual([
      200,
      { status: 'ok', version: '1.0.0', commit: 'abc1234' },
    ]);

    await rm(bot.filesDir, { recursive: true });
    const unhealthy = await bot.fetch('/health');
    expect([unhealthy.status, await unhealthy.json()]).toEqual([
      503,
      { status: 'unhealthy', error: expect.stringContaining('ENOENT') },
    ]);
  });

  it('answers 404 to what it hasn’t, and never with a stack', async () => {
    const answer = await bot.as(ada, '/issues/1/attachments/..%2f..%2fdata');

    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('    at ');
    expect(bot.logged.filter((line) => !line.startsWith('Applied'))).toEqual([]);
  });

  it('shows the headers as they arrived, but only when asked to debug', async () => {
    const answer = await bot.fetch('/debug/headers', { headers: { 'x-probe': '1' } });
    expect(await answer.json()).toMatchObject({
      headers: { 'x-probe': '1' },
      rawHeaders: expect.any(Array),
      trailers: {},
    });

    const quiet = await startBot();
    expect((await quiet.fetch('/debug/headers')).status).toBe(401);
    await quiet.close();
  });
});
