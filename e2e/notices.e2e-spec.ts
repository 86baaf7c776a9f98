import { eventually } from '@moorage/kernel/testing';
import type { Actor } from './dsl/actor.ts';
import { onDatabase } from './dsl/on-database.ts';
import { TestApp } from './dsl/test-app.ts';

interface Notices {
  readonly items: readonly {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly link?: string;
    readonly readAt?: string;
  }[];
  readonly unread: number;
}

/** Two processes, one database: what happens at the first is told by both. */
describe('notices', () => {
  let app: TestApp;
  let replica: TestApp;
  let owner: Actor;
  let adam: Actor;

  beforeAll(async () => {
    app = await TestApp.start();
    replica = await TestApp.start({
      databaseUrl: app.databaseUrl,
      environment: { MOORAGE_ROLE: 'web', PLATFORM_URL: app.url },
    });
    owner = (await app.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    adam = await join('Adam Admin', 'ADMIN');
    // What is counted later on has come by then.
    await toldTo(owner, /Adam Admin joined/);
  });
  afterAll(async () => {
    await replica.stop();
    await app.stop();
  });

  async function join(name: string, role = 'MEMBER', org = owner): Promise<Actor> {
    return app.joins(await app.aPerson(name), org, role);
  }
  const noticesOf = async (person: Actor, query = ''): Promise<Notices> =>
    (await person.get(`/api/me/notices${query}`).expect(200)).body as Notices;
  const toldTo = (person: Actor, title: RegExp) =>
    eventually(async () => (await noticesOf(person)).items.find((notice) => title.test(notice.title)));
  const idOf = async (person: Actor): Promise<string> =>
    ((await person.get('/api/members/me').expect(200)).body as { id: string }).id;
  const prefer = (person: Actor, changes: readonly object[]) =>
    person.patch('/api/me/notification-preferences', { changes });

  /** The topics that a stream of the person's own changes tells, at the given replica. */
  async function watch(person: Actor, at: TestApp): Promise<{ topics: string[]; stop: () => void }> {
    const aborting = new AbortController();
    const response = await fetch(`http://localhost:${at.running.port}/api/me/live`, {
      headers: { cookie: `moorage_session=${person.me.token}` },
      signal: aborting.signal,
    });
    const topics: string[] = [];
    void (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body!) {
        topics.push(...[...decoder.decode(chunk).matchAll(/^event: (.*)$/gm)].map(([, topic = '']) => topic));
      }
    })().catch(() => undefined);
    await eventually(() => topics.includes('hello'));
    return { topics, stop: () => aborting.abort() };
  }

  it('tell owners and admins who joined, at every replica, and nobody else', async () => {
    const live = await watch(owner, replica);
    const mia = await join('Mia Member');
    expect(await toldTo(owner, /Mia Member joined Acme/)).toMatchObject({
      kind: 'member.joined',
      link: '/orgs/acme/team',
    });
    await toldTo(adam, /Mia Member joined Acme/);
    await eventually(() => live.topics.includes('notices'));
    live.stop();
    expect((await noticesOf(mia)).items).toEqual([]);
  });

  it('are marked as read, one or all, by their reader alone', async () => {
    const { items, unread } = await noticesOf(owner);
    expect(unread).toBe(items.length);
    const { id } = items[0]!;
    await adam.post(`/api/me/notices/${id}/read`).expect(404);
    await owner.post(`/api/me/notices/${id}/read`).expect(204);
    await owner.post(`/api/me/notices/${id}/read`).expect(204);
    expect((await noticesOf(owner)).unread).toBe(unread - 1);
    expect((await noticesOf(owner, '?show=unread')).items.map((notice) => notice.id)).not.toContain(id);
    await owner.post('/api/me/notices/read').expect(204);
    expect(await noticesOf(owner)).toMatchObject({ unread: 0 });
  });

  it('tell a member what others did to them, and show nothing of an organisation that one has left', async () => {
    const petra = await join('Petra Person', 'MANAGER');
    const id = await idOf(petra);
    await owner.patch(`/api/members/${id}/role`, { role: 'ADMIN' }).expect(200);
    await toldTo(petra, /Your role in Acme is admin now/);
    await join('Nora New');
    await toldTo(petra, /Nora New joined/);
    await owner.post(`/api/members/${id}/remove`).expect(204);
    const removed = await toldTo(petra, /You are no longer a member of Acme/);
    expect(removed).not.toHaveProperty('link');
    const titles = (await noticesOf(petra)).items.map(({ title }) => title);
    expect(titles).not.toContainEqual(expect.stringMatching(/joined/));
    const { subject } = await app.outbox().latestTo(petra.me.email, /no longer a member/);
    expect(subject).toBe('You are no longer a member of Acme');
  });

  it('go where their reader chose, and the choice is in the audit log', async () => {
    await prefer(adam, [{ kind: 'member.joined', route: 'mail' }]).expect(200);
    await join('Max Mailed');
    await app.outbox().latestTo(adam.me.email, /Max Mailed joined Acme/);
    await toldTo(owner, /Max Mailed joined/);
    expect((await noticesOf(adam)).items.map(({ title }) => title)).not.toContainEqual(
      expect.stringMatching(/Max Mailed/),
    );
    const rows = await onDatabase(app.databaseUrl, async (client) => {
      const { rows: found } = await client.query<{ category: string; actor_id: string }>(
        `SELECT category, actor_id FROM audit_entries WHERE action = 'notification-preferences.changed'`,
      );
      return found;
    });
    expect(rows).toEqual([{ category: 'SETTINGS', actor_id: adam.me.userId }]);
  });

  it('that everybody has to know cannot be turned off, and of strangers\u2019 organisations there is no choice', async () => {
    const mandatory = await prefer(adam, [{ kind: 'organization.deactivated', route: 'none' }]).expect(422);
    expect(mandatory.body).toMatchObject({ code: 'NOTICE.MANDATORY' });
    const nobody = '00000000-0000-7000-8000-000000000000';
    await prefer(adam, [{ kind: 'member.joined', orgId: nobody, route: 'none' }]).expect(404);
    await prefer(adam, [{ kind: 'member.joined', route: 'pigeon' }]).expect(422);
    await prefer(adam, []).expect(422);
  });

  it('stop coming by mail at one POST of a mail program, which sends no cookie and no JSON', async () => {
    const { text } = await app.outbox().latestTo(adam.me.email, /joined Acme/);
    const url = /http\S+unsubscribe\S+/.exec(text)![0];
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([answer.status, await answer.json()]).toEqual([200, { kind: 'member.joined', label: 'Somebody joined' }]);
    await join('Tom Told');
    await toldTo(owner, /Tom Told joined/);
    const mails = await app.outbox().mailsTo(adam.me.email);
    expect(mails.map(({ subject }) => subject)).not.toContainEqual(expect.stringMatching(/Tom Told/));
    const forged = await fetch(`${url.slice(0, -4)}AAAA`, { method: 'POST' });
    expect(forged.status).toBe(400);
  });
});
