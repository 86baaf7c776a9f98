import { ProxyWorld, type RawAnswer } from '../../testing/proxy-world.ts';

const PAGE = ['Accept: text/html'];

describe('who is let in', () => {
  let world: ProxyWorld;
  beforeEach(async () => void (world = await ProxyWorld.start()));
  afterEach(() => world.stop());

  const outcome = ({ status, body }: RawAnswer) => [status, (JSON.parse(body) as { code?: string }).code];

  it('lets an active member in', async () => {
    expect((await world.request('GET /')).status).toBe(200);
  });

  it.each(['SUSPENDED', 'REMOVED', 'ERASED', 'PENDING', 'NONE'] as const)(
    'refuses a person whose membership is %s, at the next request',
    async (status) => {
      expect((await world.request('GET /')).status).toBe(200);
      world.access.setMembership(world.orgId, world.userId, 'OWNER', status);
      expect(outcome(await world.request('GET /'))).toEqual([403, 'PROXY.NOT_A_MEMBER']);
    },
  );

  it('sends the new role with the next request', async () => {
    expect((await world.request('GET /')).body).toContain('ADMIN');
    world.access.setMembership(world.orgId, world.userId, 'MEMBER', 'ACTIVE');
    const { body } = await world.request('GET /');
    expect(body).toContain('MEMBER');
    expect(body).not.toContain('ADMIN');
  });

  it('says why an org’s bot is closed', async () => {
    world.access.changeTarget(world.host, { orgStatus: 'SUSPENDED', orgStatusReason: 'Unpaid <invoices>.' });
    expect(outcome(await world.request('GET /'))).toEqual([403, 'PROXY.ORG_NOT_ACTIVE']);
    const page = await world.request('GET /', PAGE);
    expect(page.body).toContain('Acme is suspended, so its bot is closed. Reason: Unpaid &lt;invoices&gt;.');
  });

  it.each([
    ['STOPPED', 503, 'PROXY.STOPPED'],
    ['FAILED', 503, 'PROXY.FAILED'],
    ['DELETING', 404, 'PROXY.NO_SUCH_BOT'],
    ['DELETED', 404, 'PROXY.NO_SUCH_BOT'],
  ] as const)('doesn’t forward to an instance that is %s', async (status, code, problem) => {
    world.access.changeTarget(world.host, { status });
    expect(outcome(await world.request('GET /'))).toEqual([code, problem]);
  });

  it('closes during an OFFLINE window, and says until when', async () => {
    const now = Date.now();
    world.access.changeTarget(world.host, {
      maintenance: [{ mode: 'OFFLINE', startsAt: now - 1000, endsAt: now + 90_000, message: 'Moving house.' }],
    });
    const answer = await world.request('GET /');
    expect(outcome(answer)).toEqual([503, 'PROXY.OFFLINE']);
    expect(answer.body).toContain('Moving house.');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(80);
    world.access.changeTarget(world.host, {
      maintenance: [
        { mode: 'OFFLINE', startsAt: now + 60_000, endsAt: null, message: null },
        { mode: 'OFFLINE', startsAt: now - 60_000, endsAt: now - 1, message: null },
      ],
    });
    expect((await world.request('GET /')).status).toBe(200);
  });

  it('lets read and not write during a READ_ONLY window, and says until when', async () => {
    const now = Date.now();
    const origin = `http://${world.host}:${world.port}`;
    const write = () => world.request('POST /', [`Origin: ${origin}`, 'Content-Length: 0']);
    expect((await write()).status).toBe(200);
    world.access.changeTarget(world.host, {
      maintenance: [{ mode: 'READ_ONLY', startsAt: now - 1000, endsAt: now + 90_000, message: 'Counting.' }],
    });
    expect((await world.request('GET /')).status).toBe(200);
    const answer = await write();
    expect(outcome(answer)).toEqual([503, 'PROXY.READ_ONLY']);
    expect(answer.body).toContain('Counting.');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(80);
  });

  it('obeys the stronger of two windows', async () => {
    const now = Date.now();
    world.access.changeTarget(world.host, {
      maintenance: [
        { mode: 'OFFLINE', startsAt: now - 1000, endsAt: now + 30_000, message: 'Closed.' },
        { mode: 'READ_ONLY', startsAt: now - 1000, endsAt: null, message: 'Counting.' },
      ],
    });
    const answer = await world.request('GET /');
    expect(outcome(answer)).toEqual([503, 'PROXY.OFFLINE']);
    expect(answer.body).toContain('Closed.');
  });

  it('knows no bot at other hosts, and tells nobody about an org who isn’t in it', async () => {
    const unknown = await world.say(`GET / HTTP/1.1\nHost: nobody.localhost:${world.port}\nConnection: close\n\n`);
    expect(outcome(unknown)).toEqual([404, 'PROXY.NO_SUCH_BOT']);
    world.access.changeTarget(world.host, { orgStatus: 'SUSPENDED', orgStatusReason: 'secret reason' });
    const stranger = await world.visit('GET /');
    expect(outcome(stranger)).toEqual([401, 'PROXY.SIGN_IN_REQUIRED']);
    expect(stranger.text).not.toContain('secret reason');
  });

  it('knows a new bot at once, though it was asked for before', async () => {
    const request = () => world.say(`GET / HTTP/1.1\nHost: new.localhost:${world.port}\nConnection: close\n\n`);
    expect((await request()).status).toBe(404);
    world.access.putTarget(world.target({ host: 'new.localhost', instanceId: 'new' }));
    expect((await request()).status).toBe(401);
  });

  it('takes a session on its own bot only', async () => {
    world.access.putTarget(world.target({ host: 'other.localhost', instanceId: 'other', orgId: 'other' }));
    world.access.setMembership('other', world.userId, 'OWNER', 'ACTIVE');
    const answer = await world.say(
      `GET / HTTP/1.1\nHost: other.localhost:${world.port}\nCookie: ${world.cookie}\nConnection: close\n\n`,
    );
    expect(answer.status).toBe(401);
  });

  it('takes no session along when the host passes to another instance', async () => {
    expect((await world.request('GET /')).status).toBe(200);
    world.access.putTarget(world.target({ instanceId: 'somebody-else', orgId: 'somebody-else' }));
    world.access.setMembership('somebody-else', world.userId, 'OWNER', 'ACTIVE');
    expect((await world.request('GET /')).status).toBe(401);
  });

  it('finds the session among planted cookies', async () => {
    const planted = 'p'.repeat(43);
    const answer = await world.visit('GET /', [
      `Cookie: moorage_bot_session=${planted}; moorage_bot_session=${world.token}`,
    ]);
    expect(answer.status).toBe(200);
  });

  it('asks the store once for many requests', async () => {
    for (let i = 0; i < 5; i += 1) await world.request('GET /');
    expect(world.access.asked).toEqual({ hosts: 1, sessions: 1 });
  });

  it('lets nobody in on old knowledge while changes go by unheard and the store is away', async () => {
    expect((await world.request('GET /')).status).toBe(200);
    world.access.loseNotifications();
    expect((await world.request('GET /')).status).toBe(200);
    expect(world.access.asked.sessions).toBe(2);
    world.access.setUnreachable(true);
    const answer = await world.request('GET /');
    expect(outcome(answer)).toEqual([503, 'PROXY.UNAVAILABLE']);
    expect(answer.headers['retry-after']).toBe('5');
    world.access.setUnreachable(false);
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');
    expect((await world.request('GET /')).status).toBe(403);
    world.access.regainNotifications();
    expect((await world.request('GET /')).status).toBe(403);
  });

  it('doesn’t let an answer in that a change overtook', async () => {
    const release = world.access.holdAnswers();
    const underWay = world.request('GET /');
    await world.until(() => world.access.asked.hosts === 1);
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');
    release();
    expect((await underWay).status).toBe(403);
    expect((await world.request('GET /')).status).toBe(403);
  });
});

describe('what pages of other origins may do', () => {
  let world: ProxyWorld;
  beforeAll(async () => void (world = await ProxyWorld.start()));
  afterAll(() => world.stop());

  const post = (...lines: string[]) => world.request('POST /', ['Content-Length: 0', ...lines]);

  it('lets the bot’s own pages and programs act', async () => {
    expect((await post(`Origin: ${world.origin}`, 'Sec-Fetch-Site: same-origin')).status).toBe(200);
    expect((await post(`Origin: ${world.origin}`)).status).toBe(200);
    expect((await post('Origin: null', 'Sec-Fetch-Site: same-origin')).status).toBe(200);
    expect((await post()).status).toBe(200);
  });

  it.each([
    ['a sibling bot', ['Origin: http://evil.localhost']],
    ['a sibling bot without Origin', ['Sec-Fetch-Site: same-site']],
    ['another site', ['Origin: https://evil.example', 'Sec-Fetch-Site: cross-site']],
    ['a sandboxed frame', ['Origin: null']],
    ['the same host on another port', ['Origin: http://acme.localhost:1']],
    ['the same host by https', ['Origin: https://acme.localhost']],
    ['a lie about the site', ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site']],
    ['a lie about the site, the other way round', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Site: same-origin']],
  ])('refuses a change from %s', async (_who, lines) => {
    const answer = await post(...lines);
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'PROXY.CROSS_ORIGIN' });
  });

  it('lets a link from anywhere lead in', async () => {
    expect((await world.request('GET /', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'])).status).toBe(200);
  });

  it('refuses TRACE, which would show a page what was added for the bot', async () => {
    expect((await world.request('TRACE /')).status).toBe(405);
  });
});
