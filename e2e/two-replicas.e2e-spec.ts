import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { closed, closedInTime, opened } from './dsl/sockets.ts';
import { TestApp } from './dsl/test-app.ts';

/** Two processes, one database: what one is told, the other acts on. */
describe('a second replica', () => {
  let first: TestApp;
  let second: TestApp;
  let owner: Actor;
  let colleague: Actor;

  beforeAll(async () => {
    first = await TestApp.start();
    const { port } = new URL(first.url);
    // The second one serves the same addresses, from another port of this machine.
    second = await TestApp.start({
      databaseUrl: first.databaseUrl,
      environment: { MOORAGE_ROLE: 'web', PLATFORM_URL: first.url, BOTS_DOMAIN: `localhost:${port}` },
    });
    owner = (await first.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    await eventually(
      async () =>
        ((await owner.get('/api/instances')).body as { items: { status: string }[] }).items[0]?.status === 'RUNNING',
      60_000,
    );
    await owner.post('/api/invitations', { emails: ['carl@example.test'], role: 'MEMBER' }).expect(200);
    colleague = await first.aPerson('Carl Colleague', 'carl@example.test');
    const token = await first.outbox().tokenSentTo('carl@example.test', /invit/i);
    await colleague.post('/api/invitation-tokens/accept', { token }).expect(200);
    colleague = colleague.in('acme');
    await eventually(async () => (await colleague.browser().open(botAt(first))).text.includes('Hello, Carl'));
  });
  afterAll(async () => {
    await second.stop();
    await first.stop();
  });

  const botAt = (app: TestApp): string => `http://acme.localhost:${app.running.port}`;

  it('knows of new rights at the very next request', async () => {
    const there = second.asPerson(colleague.me).in('acme');
    const { items } = (await owner.get('/api/members').expect(200)).body as { items: { id: string; email: string }[] };
    const { id } = items.find((member) => member.email === 'carl@example.test')!;
    for (let turn = 0; turn < 10; turn += 1) {
      await there.get('/api/members').expect(403);
      await owner.patch(`/api/members/${id}/role`, { role: 'MANAGER' }).expect(200);
      await there.get('/api/members').expect(200);
      await owner.patch(`/api/members/${id}/role`, { role: 'MEMBER' }).expect(200);
    }
  });

  it('refuses, and closes the sockets of, whoever was removed at the first', async () => {
    const tab = colleague.browser();
    expect((await tab.open(botAt(first))).text).toContain('Hello, Carl');
    const session = {
      cookie: tab.cookiesFor(`acme.localhost:${first.running.port}`),
      host: `acme.localhost:${first.running.port}`,
      origin: botAt(first),
    };
    const there = await tab.open(botAt(second), { headers: session, follow: false });
    expect(there.status).toBe(200);
    const socket = tab.socket(`${botAt(second)}/live`, session);
    await opened(socket);

    const { items } = (await owner.get('/api/members').expect(200)).body as { items: { id: string; email: string }[] };
    const ended = closed(socket);
    await owner
      .post(`/api/members/${items.find((member) => member.email === 'carl@example.test')!.id}/remove`)
      .expect(204);
    await closedInTime(ended);
    expect((await tab.open(botAt(second), { headers: session, follow: false })).status).toBe(403);
  });
});
