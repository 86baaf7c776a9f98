import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import type { BotVisitor } from './dsl/bot-visitor.ts';
import { closed, closedInTime, opened } from './dsl/sockets.ts';
import { TestApp, passwordOfEveryone } from './dsl/test-app.ts';
import { promote } from './dsl/two-organisations.ts';

/** At the bot's host when something is not as it should be: whoever comes is told what, and let in nowhere else. */
describe('at the host of a bot', () => {
  let app: TestApp;
  let owner: Actor;
  let operator: Actor;
  let bot: string;
  let orgId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = (await app.aPerson('Olive Owner')).in('acme');
    operator = await app.aPerson('Otis Operator');
    await promote(app, operator);
    const { id, botUrl } = (await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201))
      .body as { id: string; botUrl: string };
    [orgId, bot] = [id, botUrl];
    await becomes('RUNNING');
  });
  afterAll(() => app.stop());

  const instance = async (): Promise<{ id: string; status: string }> =>
    ((await owner.get('/api/instances').expect(200)).body as { items: { id: string; status: string }[] }).items[0]!;
  const becomes = (status: string): Promise<unknown> =>
    eventually(async () => (await instance()).status === status, 60_000);
  const json = { headers: { accept: 'application/json' } };
  const codeOf = async (tab: BotVisitor, url: string): Promise<[number, unknown]> => {
    const { status, text, headers } = await tab.open(url, json);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    return [status, (JSON.parse(text) as { code: string }).code];
  };
  /** Signs in anew, so that the session can be ended without harm to the others. */
  const signIn = async (): Promise<Actor> => {
    const answer = await app
      .visitor()
      .post('/api/auth/sign-in', { email: owner.me.email, password: passwordOfEveryone })
      .expect(200);
    return app.visitor().signedInBy(answer, owner.me).in('acme');
  };

  it('a deep link leads, through the sign-in, to where it led', async () => {
    const link = `${bot}/?tab=open&who=${encodeURIComponent('Zoë & co')}`;
    const opened = await owner.browser().open(link);
    expect([opened.status, opened.url]).toEqual([200, link]);

    const signedOut = app.visitor().browser();
    const first = await signedOut.open(link, { follow: false });
    expect(first.status).toBe(302);
    const toHandoff = new URL(first.headers.location!);
    expect(toHandoff.origin + toHandoff.pathname).toBe(`${app.url}/api/proxy/handoff`);
    const toSignIn = new URL((await signedOut.open(toHandoff.toString(), { follow: false })).headers.location!);
    expect(toSignIn.origin + toSignIn.pathname).toBe(`${app.url}/sign-in`);
    const next = toSignIn.searchParams.get('next')!;
    expect(new URL(next, app.url).searchParams.get('return')).toBe(link.slice(bot.length));
    expect(await codeOf(signedOut, link)).toEqual([401, 'PROXY.SIGN_IN_REQUIRED']);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aset-cookie:x=1',
  ])('a sign-in never leads away to %s', async (target) => {
    const tab = owner.browser();
    const begun = new URL((await tab.open(bot, { follow: false })).headers.location!);
    begun.searchParams.set('return', target);
    const answer = await tab.open(begun.toString());
    expect(new URL(answer.url).origin).toBe(bot);
    expect(answer.headers['set-cookie']?.join() ?? '').not.toContain('x=1');
  });

  it('the code of a sign-in works once, in the browser that asked for it', async () => {
    const tab = owner.browser();
    const begun = (await tab.open(bot, { follow: false })).headers.location!;
    const redeem = (await tab.open(begun, { follow: false })).headers.location!;
    expect(new URL(redeem).pathname).toBe('/.moorage/session');

    // Sent to somebody else, it signs nobody in.
    const lured = app.visitor().browser();
    const elsewhere = await lured.open(redeem, { follow: false });
    expect([elsewhere.status, elsewhere.headers['set-cookie'] ?? []]).toEqual([
      400,
      expect.not.arrayContaining([expect.stringMatching(/session/)]),
    ]);
    expect((await lured.open(bot, { follow: false })).status).toBe(302);

    const again = owner.browser();
    const second = (await again.open((await again.open(bot, { follow: false })).headers.location!, { follow: false }))
      .headers.location!;
    expect((await again.open(second, { follow: false })).status).toBe(302);
    expect((await again.open(bot)).text).toContain('Hello, Olive Owner');
    // Back and reload bring it again: whoever is signed in goes on, and gets nothing new by it.
    const replayed = await again.open(second, { follow: false });
    expect([replayed.status, replayed.headers.location, replayed.headers['set-cookie']]).toEqual([302, '/', undefined]);
    // The same browser, without the session that it had got, is not signed in by it again.
    const nonce = again
      .cookiesFor(new URL(bot).host)
      .split('; ')
      .filter((cookie) => /nonce|state/i.test(cookie));
    expect(nonce).toHaveLength(1);
    for (const link of [second, second.replace(/code=./, 'code=_')]) {
      const spent = await app
        .visitor()
        .browser()
        .open(link, { follow: false, headers: { cookie: nonce.join() } });
      expect([spent.status, spent.text]).toEqual([400, expect.stringContaining('used already')]);
    }
  });

  it('an address with no bot says so, to anybody', async () => {
    const { port } = new URL(bot);
    for (const host of ['nobody-here', 'acme2', 'xn--80ak6aa92e']) {
      const nowhere = `http://${host}.localhost:${port}`;
      for (const tab of [owner.browser(), app.visitor().browser()]) {
        const page = await tab.open(nowhere, { follow: false });
        expect([page.status, page.headers['content-type']]).toEqual([404, expect.stringMatching(/^text\/html/)]);
        expect(page.text).toContain('No bot here');
        expect(await codeOf(tab, nowhere)).toEqual([404, 'PROXY.NO_SUCH_BOT']);
      }
    }
  });

  it('a session that ends at the platform has ended here, for pages and for open sockets', async () => {
    const leaving = await signIn();
    const tab = leaving.browser();
    expect((await tab.open(bot)).text).toContain('Hello, Olive Owner');
    const socket = tab.socket(`${bot}/live`);
    await opened(socket);
    const ended = closed(socket);
    await leaving.post('/api/auth/sign-out').expect(204);
    const after = await tab.open(bot, { follow: false });
    expect([after.status, after.headers.location]).toEqual([302, expect.stringContaining('/api/proxy/handoff')]);
    expect((await tab.open(bot)).text).not.toContain('Hello');
    await closedInTime(ended);
    expect((await owner.browser().open(bot)).text).toContain('Hello, Olive Owner');
  });

  it('a password that is changed ends what the other sessions opened', async () => {
    const [here, elsewhere] = [await signIn(), await signIn()];
    const tab = elsewhere.browser();
    expect((await tab.open(bot)).status).toBe(200);
    await here
      .post('/api/me/change-password', {
        currentPassword: passwordOfEveryone,
        newPassword: `${passwordOfEveryone} again`,
      })
      .expect(204);
    expect((await tab.open(bot, { follow: false })).status).toBe(302);
    await here
      .post('/api/me/change-password', {
        currentPassword: `${passwordOfEveryone} again`,
        newPassword: passwordOfEveryone,
      })
      .expect(204);
    owner = here;
  });

  it('a bot that is stopped says so, and is there again when it is started', async () => {
    const tab = owner.browser();
    expect((await tab.open(bot)).status).toBe(200);
    const { id } = await instance();
    await owner.post(`/api/instances/${id}/stop`).expect(202);
    await becomes('STOPPED');
    await eventually(async () => (await tab.open(bot)).text.includes('The bot is stopped'));
    const page = await tab.open(bot);
    expect([page.status, page.headers['retry-after']]).toEqual([503, '30']);
    expect(await codeOf(tab, bot)).toEqual([503, 'PROXY.STOPPED']);
    // Whether a bot runs is nobody's business but its members'.
    const stranger = (await app.aPerson('Sam Stranger')).browser();
    expect((await stranger.open(bot)).status).toBe(403);
    expect((await app.visitor().browser().open(bot, { follow: false })).status).toBe(302);
    await owner.post(`/api/instances/${id}/start`).expect(202);
    await becomes('RUNNING');
    await eventually(async () => (await tab.open(bot)).text.includes('Hello, Olive Owner'));
  });

  it('an organisation that is suspended says why to its members, and to nobody else', async () => {
    const tab = owner.browser();
    const socketTab = owner.browser();
    await socketTab.open(bot);
    const socket = socketTab.socket(`${bot}/live`);
    await opened(socket);
    const ended = closed(socket);
    await operator.post(`/api/admin/organizations/${orgId}/suspend`, { reason: 'Unpaid <b>invoices</b>' }).expect(204);
    const page = await tab.open(bot);
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('Unpaid &lt;b&gt;invoices&lt;/b&gt;')]);
    expect(await codeOf(tab, bot)).toEqual([403, 'PROXY.ORG_NOT_ACTIVE']);
    await closedInTime(ended);
    const stranger = (await app.aPerson('Sally Stranger')).browser();
    const theirs = await stranger.open(bot);
    expect(theirs.status).toBe(403);
    expect(theirs.text).not.toMatch(/Unpaid|Acme/);
    await operator.post(`/api/admin/organizations/${orgId}/reactivate`).expect(204);
    await eventually(async () => (await tab.open(bot)).text.includes('Hello, Olive Owner'));
  });
});
