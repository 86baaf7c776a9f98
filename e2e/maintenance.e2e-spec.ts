import { eventually } from '@moorage/kernel/testing';
import { aPlatformAdmin } from './dsl/platform-admin.ts';
import type { Actor } from './dsl/actor.ts';
import type { BotVisitor } from './dsl/bot-visitor.ts';
import { closed, closedInTime, opened } from './dsl/sockets.ts';
import { TestApp } from './dsl/test-app.ts';

/** Longest until maintenance is known everywhere. */
const everywhereMs = 5_000;

describe('maintenance', () => {
  let first: TestApp;
  let second: TestApp;
  let owner: Actor;
  let ownerThere: Actor;
  let other: Actor;
  let admin: Actor;
  let tab: BotVisitor;

  beforeAll(async () => {
    first = await TestApp.start();
    second = await TestApp.start({
      databaseUrl: first.databaseUrl,
      environment: {
        MOORAGE_ROLE: 'web',
        PLATFORM_URL: first.url,
        BOTS_DOMAIN: `localhost:${new URL(first.url).port}`,
      },
    });
    const person = await first.aPerson('Olive Owner');
    owner = person.in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    ownerThere = second.asPerson(person.me).in('acme');
    const neighbour = await first.aPerson('Nora Neighbour');
    await neighbour.post('/api/organizations', { name: 'Next Door', slug: 'next-door' }).expect(201);
    other = neighbour.in('next-door');
    admin = await aPlatformAdmin(first);
    await eventually(
      async () =>
        ((await owner.get('/api/instances')).body as { items: { status: string }[] }).items[0]?.status === 'RUNNING',
      60_000,
    );
    tab = owner.browser();
    await eventually(async () => (await tab.open(bot())).text.includes('Hello, Olive'));
  });
  afterAll(async () => {
    await second.stop();
    await first.stop();
  });

  const bot = (): string => `http://acme.localhost:${first.running.port}`;
  const begin = async (of: Actor, path: string, window: object): Promise<string> =>
    ((await of.post(path, window).expect(201)).body as { id: string }).id;
  const own = '/api/organization/maintenance-windows';
  const installation = '/api/admin/maintenance-windows';
  /** Status of a read and of a write, at both replicas. */
  const standing = async (): Promise<number[]> => {
    const answers = await Promise.all([
      owner.get('/api/members'),
      ownerThere.get('/api/members'),
      owner.post('/api/invitations', { emails: [], role: 'MEMBER' }),
      ownerThere.post('/api/invitations', { emails: [], role: 'MEMBER' }),
    ]);
    return answers.map(({ status }) => status);
  };
  const open = [200, 200, 422, 422];

  it('of an organisation closes it on both replicas, its bot too, and nothing beside it', async () => {
    const socket = tab.socket(`${bot()}/live`);
    await opened(socket);
    const gone = closed(socket);
    const id = await begin(owner, own, { mode: 'OFFLINE', message: 'Moving house.' });
    await closedInTime(gone);
    await eventually(async () => String(await standing()) === '503,503,503,503', everywhereMs);
    const page = await tab.open(bot());
    expect(page.status).toBe(503);
    expect(page.headers['retry-after']).toBe('60');
    expect(page.text).toContain('Moving house.');
    await other.get('/api/members').expect(200);
    // Who closed it can open it, and sees whose it is and until when.
    await ownerThere.get('/api/organization').expect(200);
    await ownerThere.post(`${own}/${id}/end`).expect(204);
    await eventually(async () => String(await standing()) === String(open), everywhereMs);
    await eventually(async () => (await tab.open(bot())).status === 200, everywhereMs);
    await owner.post(`${own}/${id}/end`).expect(409);
  });

  it('lets read and not write, at the API and in the bot', async () => {
    const id = await begin(owner, own, { mode: 'READ_ONLY' });
    await eventually(async () => String(await standing()) === '200,200,503,503', everywhereMs);
    expect((await tab.open(bot())).status).toBe(200);
    expect((await tab.open(`${bot()}/issues`, { method: 'POST', body: '' })).status).toBe(503);
    await owner.post(`${own}/${id}/end`).expect(204);
    await eventually(async () => String(await standing()) === String(open), everywhereMs);
  });

  it('of an organisation keeps the people waiting who are on their way in, and their link good', async () => {
    const guest = await first.aPerson('Gil Guest');
    await owner.post('/api/invitations', { emails: [guest.me.email], role: 'MEMBER' }).expect(200);
    const token = await first.outbox().tokenSentTo(guest.me.email, /invit/i);
    const id = await begin(owner, own, { mode: 'READ_ONLY', message: 'Moving house.' });
    await eventually(async () => String(await standing()) === '200,200,503,503', everywhereMs);
    const refused = await guest.post('/api/invitation-tokens/accept', { token }).expect(503);
    expect(refused.headers['retry-after']).toBe('60');
    expect(refused.body).toMatchObject({ code: 'MAINTENANCE.READ_ONLY', detail: 'Moving house.' });
    await owner.post(`${own}/${id}/end`).expect(204);
    await eventually(async () => String(await standing()) === String(open), everywhereMs);
    await guest.post('/api/invitation-tokens/accept', { token }).expect(200);
  });

  it('begins and ends at its time by itself', async () => {
    const after = async (ms: number): Promise<string> => {
      const { now } = (await owner.get('/api/maintenance').expect(200)).body as { now: string };
      return new Date(Date.parse(now) + ms).toISOString();
    };
    const phaseOf = async (id: string): Promise<string | undefined> =>
      ((await owner.get(own).expect(200)).body as { items: { id: string; phase: string }[] }).items.find(
        (window) => window.id === id,
      )?.phase;
    const later = await begin(owner, own, { mode: 'OFFLINE', startsAt: await after(2_000) });
    const before = await standing();
    // Where the machine is so busy that it has begun by now, there is nothing to be seen of the time before.
    if ((await phaseOf(later)) === 'UPCOMING') expect(before).toEqual(open);
    await eventually(async () => String(await standing()) === '503,503,503,503', 2_000 + everywhereMs);
    await owner.post(`${own}/${later}/end`).expect(204);

    const short = await begin(owner, own, { mode: 'OFFLINE', endsAt: await after(3_000) });
    await eventually(async () => (await phaseOf(short)) === 'ENDED');
    await eventually(async () => String(await standing()) === String(open), everywhereMs);
    expect((await tab.open(bot())).status).toBe(200);
  });

  it('of the installation concerns everybody but its admins, and is told to strangers', async () => {
    const id = await begin(admin, installation, { mode: 'OFFLINE', message: 'A new engine.' });
    await eventually(async () => String(await standing()) === '503,503,503,503', everywhereMs);
    await other.get('/api/members').expect(503);
    expect((await tab.open(bot())).status).toBe(503);
    const told = await first.visitor().get('/api/maintenance').expect(200);
    expect(told.body).toMatchObject({
      windows: [{ scope: 'installation', message: 'A new engine.', phase: 'RUNNING' }],
    });
    await first.visitor().post('/api/auth/sign-up', {}).expect(503);
    await admin.in('acme').get('/api/members').expect(200);
    // An owner plans their own organisation's; the installation's is not theirs.
    await owner.post(`${own}/${id}/end`).expect(404);
    await owner.post(`${installation}/${id}/end`).expect(403);
    await admin.post(`${installation}/${id}/end`).expect(204);
    await eventually(async () => String(await standing()) === String(open), everywhereMs);
  });

  it('names the field that is wrong, and keeps nothing', async () => {
    const refusal = async (body: object): Promise<unknown> => {
      const answer = await owner.post(own, body);
      const { code, errors } = answer.body as { code: string; errors?: { field: string }[] };
      return [answer.status, code, errors?.map(({ field }) => field)];
    };
    const hour = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    expect(await refusal({ mode: 'CLOSED' })).toEqual([422, 'REQUEST.INVALID', ['mode']]);
    expect(await refusal({ mode: 'BANNER', message: 'x'.repeat(501) })).toEqual([422, 'REQUEST.INVALID', ['message']]);
    expect(await refusal({ mode: 'BANNER', startsAt: '2026-02-30T12:00:00Z' })).toEqual([
      422,
      'REQUEST.INVALID',
      ['startsAt'],
    ]);
    expect(await refusal({ mode: 'BANNER', endsAt: '2026-03-01T12:00' })).toEqual([422, 'REQUEST.INVALID', ['endsAt']]);
    expect(await refusal({ mode: 'BANNER', startsAt: hour(2), endsAt: hour(1) })).toEqual([
      422,
      'MAINTENANCE.ENDS_BEFORE_START',
      ['endsAt'],
    ]);
    expect(await refusal({ mode: 'BANNER', startsAt: hour(-2), endsAt: hour(-1) })).toEqual([
      422,
      'MAINTENANCE.IN_THE_PAST',
      ['endsAt'],
    ]);
    expect(await refusal({ mode: 'BANNER', startsAt: hour(24 * 400) })).toEqual([
      422,
      'MAINTENANCE.TOO_FAR_AHEAD',
      ['startsAt'],
    ]);
    const { body } = await owner.get(own).expect(200);
    expect((body as { items: { phase: string }[] }).items.filter(({ phase }) => phase !== 'ENDED')).toEqual([]);
  });
});
