import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { closed, closedInTime, opened } from './dsl/sockets.ts';
import { runtimes } from './dsl/runtimes.ts';
import { TestApp, passwordOfEveryone } from './dsl/test-app.ts';

interface Sync {
  state: string;
}
interface Member {
  id: string;
  email: string;
  role: string;
  status: string;
  sync: Sync[];
}

/** The main job, told over HTTP: an organisation's bot runs, its people join it, every request carries their own name. */
describe.each(runtimes)('the story, with bots on $runtime', ({ settings }) => {
  let app: TestApp;
  let owner: Actor;
  let colleague: Actor;
  let bot: string;

  beforeAll(async () => {
    app = await TestApp.start({ environment: await settings() });
  });
  afterAll(async () => {
    await app.stop();
  });

  const membersSeenBy = async (actor: Actor): Promise<Member[]> =>
    ((await actor.get('/api/members').expect(200)).body as { items: Member[] }).items;
  const memberOf = async (actor: Actor, email: string): Promise<Member | undefined> =>
    (await membersSeenBy(actor)).find((member) => member.email === email);

  it('lets a new person sign up and verify the address', async () => {
    const visitor = app.visitor();
    await visitor
      .post('/api/auth/sign-up', {
        email: 'olive.owner@example.test',
        name: 'Olivé Owner',
        password: passwordOfEveryone,
      })
      .expect(202);
    await visitor
      .post('/api/auth/sign-in', { email: 'olive.owner@example.test', password: passwordOfEveryone })
      .expect(403);
    const token = await app.outbox().tokenSentTo('olive.owner@example.test', /verify/i);
    const verified = await visitor.post('/api/auth/verify-email', { token }).expect(200);
    const { person } = verified.body as { person: { id: string; email: string; name: string } };
    owner = visitor.signedInBy(verified, { userId: person.id, email: person.email, name: person.name });
    expect((await owner.get('/api/me').expect(200)).body).toMatchObject({
      name: 'Olivé Owner',
      emailVerified: true,
      platformAdmin: false,
    });
  });

  it('gives a new organisation its bot', async () => {
    const created = await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    expect(created.body).toMatchObject({ slug: 'acme', status: 'ACTIVE', role: 'OWNER' });
    bot = (created.body as { botUrl: string }).botUrl;
    expect(new URL(bot).host).toBe(`acme.${new URL(app.url).host}`);
    owner = owner.in('acme');
    const seen = new Set<string>();
    await eventually(async () => {
      const { items } = (await owner.get('/api/instances').expect(200)).body as { items: { status: string }[] };
      items.forEach((instance) => seen.add(instance.status));
      expect(seen.has('FAILED')).toBe(false);
      return items[0]?.status === 'RUNNING';
    }, 60_000);
  });

  it('greets the owner by name in the bot, as owner and instance admin', async () => {
    const page = await owner.browser().open(bot);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Hello, Olivé Owner');
    expect(page.text).toContain('data-testid="instance-admin"');
    const browser = owner.browser();
    await browser.open(bot);
    const made = await browser.open(`${bot}/issues`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ title: 'Paint the hull', body: '' }).toString(),
    });
    expect(made.text).toContain('Paint the hull');
    expect((await browser.open(bot)).text).toMatch(/Paint the hull[\s\S]*data-testid="issue-author">Olivé Owner</);
  });

  it('takes an invited colleague in, with no second sign-up in the bot', async () => {
    const { results } = (
      await owner.post('/api/invitations', { emails: ['Carl.Colleague@example.test'], role: 'MEMBER' }).expect(200)
    ).body as {
      results: { outcome: string }[];
    };
    expect(results).toMatchObject([{ outcome: 'invited' }]);
    const token = await app.outbox().tokenSentTo('carl.colleague@example.test', /invit/i);
    const visitor = app.visitor();
    expect((await visitor.post('/api/invitation-tokens/inspect', { token }).expect(200)).body).toMatchObject({
      orgName: 'Acme',
      role: 'MEMBER',
      state: 'pending',
      accountExists: false,
    });
    const joined = await visitor
      .post('/api/invitation-tokens/sign-up', { token, name: 'Carl Colleague', password: passwordOfEveryone })
      .expect(200);
    const { person } = (joined.body as { session: { person: { id: string; email: string; name: string } } }).session;
    colleague = visitor.signedInBy(joined, { userId: person.id, email: person.email, name: person.name }).in('acme');

    await eventually(async () => (await memberOf(owner, 'carl.colleague@example.test'))?.sync[0]?.state === 'synced');
    const page = await colleague.browser().open(bot);
    expect(page.text).toContain('Hello, Carl Colleague');
    expect(page.text).not.toContain('data-testid="instance-admin"');
    expect((await owner.browser().open(bot)).text).toContain(`data-user-id="${colleague.me.userId}"`);
  });

  it('makes the colleague instance admin with the role', async () => {
    const { id } = (await memberOf(owner, 'carl.colleague@example.test'))!;
    await owner.patch(`/api/members/${id}/role`, { role: 'ADMIN' }).expect(200);
    const tab = colleague.browser();
    await eventually(async () => (await tab.open(bot)).text.includes('data-testid="instance-admin"'));
  });

  it('shuts a removed person out: the next request, the open socket, the bot’s list', async () => {
    const tab = colleague.browser();
    expect((await tab.open(bot)).status).toBe(200);
    const socket = tab.socket(`${bot}/live`);
    await opened(socket);
    const { id } = (await memberOf(owner, 'carl.colleague@example.test'))!;

    const ended = closed(socket);
    await owner.post(`/api/members/${id}/remove`).expect(204);
    expect((await tab.open(bot)).status).toBe(403);
    await closedInTime(ended);
    const ownersTab = owner.browser();
    await eventually(async () => !(await ownersTab.open(bot)).text.includes(`data-user-id="${colleague.me.userId}"`));
    await colleague.get('/api/members').expect(404);
  });

  it('keeps a second organisation apart from the first', async () => {
    const stranger = (await app.aPerson('Sam Stranger')).in('birch');
    const { botUrl } = (await stranger.post('/api/organizations', { name: 'Birch', slug: 'birch' }).expect(201))
      .body as { botUrl: string };
    await eventually(
      async () =>
        ((await stranger.get('/api/instances').expect(200)).body as { items: { status: string }[] }).items[0]
          ?.status === 'RUNNING',
      60_000,
    );

    await stranger.in('acme').get('/api/members').expect(404);
    await stranger.in('acme').get('/api/instances').expect(404);
    await stranger.get('/api/live?tenant=acme').set('x-tenant-id', 'acme').expect(404);
    const [theirs] = await membersSeenBy(owner);
    await stranger.post(`/api/members/${theirs!.id}/remove`).expect(404);
    const acmeInstance = ((await owner.get('/api/instances')).body as { items: { id: string }[] }).items[0]!.id;
    await stranger.get(`/api/instances/${acmeInstance}`).expect(404);
    await stranger.post(`/api/instances/${acmeInstance}/stop`).expect(404);

    const atAcme = await stranger.browser().open(bot);
    expect(atAcme.status).toBe(403);
    expect(atAcme.text).not.toContain('Paint the hull');
    const atBirch = await stranger.browser().open(botUrl);
    expect(atBirch.text).toContain('Hello, Sam Stranger');
    expect(atBirch.text).not.toContain('Olivé');
    expect(atBirch.text).not.toContain('Paint the hull');
  });
});
