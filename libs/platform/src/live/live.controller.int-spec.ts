import { get, type IncomingMessage } from 'node:http';
import { permissions, type Principal, type Tenant } from '@moorage/contracts';
import { Broadcast, LiveUpdates } from '@moorage/kernel';
import { eventually } from '@moorage/kernel/testing';
import { startPlatformApp, type PlatformApp } from '../testing/index.ts';

const standing = (orgId: string): Tenant => ({
  orgId,
  slug: orgId,
  name: orgId,
  orgStatus: 'ACTIVE',
  role: 'MEMBER',
  permissions: new Set(permissions),
});
const person = (userId: string, more: Partial<Principal> = {}): Principal => ({
  userId,
  email: `${userId}@example.test`,
  name: userId,
  emailVerified: true,
  platformAdmin: false,
  via: { kind: 'session', sessionId: `s-${userId}` },
  ...more,
});

/** A stream as a reader sees it. */
class Stream {
  readonly events: string[] = [];
  ended = false;

  private constructor(
    private readonly answer: IncomingMessage,
    readonly status: number,
  ) {
    let text = '';
    answer.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (text + chunk).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, event, data] = /^event: (.*)\ndata: (.*)$/m.exec(block) ?? [];
        if (event !== undefined) this.events.push(`${event} ${data}`);
      }
    });
    answer.once('close', () => {
      this.ended = true;
    });
  }

  static open(url: string, headers: Record<string, string>): Promise<Stream> {
    return new Promise((resolve, reject) => {
      get(url, { headers, agent: false }, (answer) => resolve(new Stream(answer, answer.statusCode ?? 0))).once(
        'error',
        reject,
      );
    });
  }

  close(): void {
    this.answer.destroy();
  }
}

describe('live streams', () => {
  let platform: PlatformApp;
  let live: LiveUpdates;
  let broadcast: Broadcast;
  const opened: Stream[] = [];

  beforeAll(async () => {
    platform = await startPlatformApp({ settings: { role: 'web' } });
    live = platform.app.get(LiveUpdates);
    broadcast = platform.app.get(Broadcast);
  });
  afterAll(() => platform.close());
  beforeEach(() => {
    const { callers, tenants } = platform;
    callers.sessions.clear();
    for (const who of ['kim', 'lee']) callers.sessions.set(who, person(who));
    callers.sessions.set('root', person('root', { platformAdmin: true }));
    callers.keys.set(
      'mrg_org',
      person('k1', { via: { kind: 'api-key', apiKeyId: 'k1', scopes: ['read'], orgId: 'acme' } }),
    );
    tenants.standings.clear();
    for (const key of ['kim@acme', 'lee@birch', 'key@acme']) tenants.standings.set(key, standing(key.split('@')[1]!));
  });
  afterEach(() => {
    opened.splice(0).forEach((stream) => stream.close());
  });

  const open = async (path: string, headers: Record<string, string>): Promise<Stream> => {
    const stream = await Stream.open(`${platform.url}${path}`, headers);
    opened.push(stream);
    return stream;
  };
  const as = (session: string): Record<string, string> => ({ cookie: `moorage_session=${session}` });
  /** What has come once everything that was sent before has: `last` is a change that all of them hear of. */
  const heardBy = async (stream: Stream, last: string): Promise<string[]> => {
    await eventually(() => Promise.resolve(stream.events.includes(last)));
    return stream.events.slice(1);
  };

  it('begin with hello', async () => {
    const stream = await open('/api/me/live', as('kim'));
    await eventually(() => Promise.resolve(stream.events.length > 0));
    expect(stream.events).toEqual(['hello {}']);
  });

  it("tell of the reader's own organisation and account, and of no other", async () => {
    const acme = await open('/api/live?tenant=acme', as('kim'));
    const birch = await open('/api/live?tenant=birch', as('lee'));
    const admin = await open('/api/admin/live', as('root'));
    await live.forOrg('acme', 'members', 'm1');
    await live.forUser('kim', 'sessions');
    await live.forAdmins('mails', 'e1');
    await live.forOrg('birch', 'instances', 'i1');
    await live.forOrg('acme', 'organization');
    expect(await heardBy(acme, 'organization {}')).toEqual(['members {"id":"m1"}', 'sessions {}', 'organization {}']);
    expect(await heardBy(admin, 'organization {}')).toEqual([
      'members {"id":"m1"}',
      'mails {"id":"e1"}',
      'instances {"id":"i1"}',
      'organization {}',
    ]);
    expect(await heardBy(birch, 'instances {"id":"i1"}')).toEqual(['instances {"id":"i1"}']);
  });

  it.each([
    ['a member who was removed', '/api/live?tenant=acme', 'kim', () => platform.tenants.standings.delete('kim@acme')],
    ['a session that ended', '/api/me/live', 'kim', () => platform.callers.sessions.delete('kim')],
    [
      'a platform admin who is none any more',
      '/api/admin/live',
      'root',
      () => platform.callers.sessions.set('root', person('root')),
    ],
  ])('end for %s, as soon as that is told', async (_, path, session, lose) => {
    const stream = await open(path, as(session));
    lose();
    await broadcast.send('access', { userId: session });
    await eventually(() => Promise.resolve(stream.ended));
  });

  it('end for everybody whose organisation shut them out', async () => {
    const stream = await open('/api/live?tenant=acme', as('kim'));
    platform.tenants.standings.delete('kim@acme');
    await broadcast.send('access', { orgId: 'acme' });
    await eventually(() => Promise.resolve(stream.ended));
  });

  it('ask about nobody when the rights of others change', async () => {
    const stream = await open('/api/live?tenant=acme', as('kim'));
    const asked = jest.spyOn(platform.callers, 'authenticateSession');
    await broadcast.send('access', { userId: 'lee', orgId: 'acme' });
    await broadcast.send('access', { orgId: 'birch' });
    await broadcast.send('access', { instanceId: 'i1' });
    await live.forOrg('acme', 'members');
    await heardBy(stream, 'members {}');
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it("stay open for an organisation's API key", async () => {
    const stream = await open('/api/live', { authorization: 'Bearer mrg_org', 'x-tenant-id': 'acme' });
    await broadcast.send('access', { orgId: 'acme' });
    await live.forOrg('acme', 'members');
    await heardBy(stream, 'members {}');
    await live.forOrg('acme', 'instances');
    await heardBy(stream, 'instances {}');
    expect(stream.ended).toBe(false);
  });

  it('are as many as a caller can need, and no more', async () => {
    const streams: Stream[] = [];
    for (let n = 0; n < 100; n++) streams.push(await open('/api/me/live', as('kim')));
    expect(streams.every(({ status }) => status === 200)).toBe(true);
    expect((await open('/api/me/live', as('kim'))).status).toBe(429);
    expect((await open('/api/me/live', as('lee'))).status).toBe(200);
    streams[0]!.close();
    await eventually(async () => (await open('/api/me/live', as('kim'))).status === 200);
  });
});
