import { ProxyWorld } from '../../testing/proxy-world.ts';

describe('forward-auth', () => {
  let world: ProxyWorld;
  beforeEach(async () => void (world = await ProxyWorld.start()));
  afterEach(() => world.stop());

  const verify = (lines: readonly string[], cookie = world.cookie) =>
    world.say(
      Buffer.from(
        [
          'GET /api/proxy/verify HTTP/1.1',
          `Host: localhost:${world.port}`,
          `Cookie: ${cookie}`,
          'Connection: close',
          ...lines,
          '',
          '',
        ].join('\r\n'),
      ),
    );
  const nginx = (method = 'GET', path = '/x') => [
    `X-Original-URL: http://${world.host}:${world.port}${path}`,
    `X-Original-Method: ${method}`,
  ];
  const traefik = (method = 'GET') => [
    `X-Forwarded-Host: ${world.host}:${world.port}`,
    `X-Forwarded-Method: ${method}`,
    'X-Forwarded-Uri: /x',
  ];

  it.each([
    ['nginx', nginx],
    ['Caddy and Traefik', traefik],
  ])('answers %s with who it is', async (_who, lines) => {
    const answer = await verify(lines(), `a=1; ${world.cookie}`);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'x-platform-user-id': world.userId,
      'x-platform-user-email': 'ada@example.com',
      'x-platform-user-name': 'Ada%20M%C3%BCller',
      'x-platform-tenant-id': world.orgId,
      'x-platform-role': 'ADMIN',
      'x-platform-assertion': expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      'x-moorage-cookie': 'a=1',
      'cache-control': 'no-store',
    });
  });

  it('answers 401 without a session, 403 without access', async () => {
    expect((await verify(nginx(), 'a=1')).status).toBe(401);
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');
    expect((await verify(nginx())).status).toBe(403);
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'ACTIVE');
    world.access.changeTarget(world.host, { orgStatus: 'SUSPENDED' });
    expect((await verify(nginx())).status).toBe(403);
    world.access.changeTarget(world.host, { orgStatus: 'ACTIVE', status: 'STOPPED' });
    expect((await verify(nginx())).status).toBe(403);
  });

  it('answers 403 for what is no bot, and for no question', async () => {
    expect(
      (await verify([`X-Original-URL: http://nobody.localhost:${world.port}/`, 'X-Original-Method: GET'])).status,
    ).toBe(403);
    expect((await verify([`X-Original-URL: http://localhost:${world.port}/`, 'X-Original-Method: GET'])).status).toBe(
      403,
    );
    expect((await verify(['X-Original-URL: nonsense', 'X-Original-Method: GET'])).status).toBe(403);
    expect((await verify([])).status).toBe(403);
  });

  it('answers no question that a client could have put beside the proxy’s', async () => {
    world.access.putTarget(world.target({ host: 'other.localhost', instanceId: 'other', orgId: 'other' }));
    expect((await verify([...traefik(), 'X-Original-URL: http://other.localhost/'])).status).toBe(403);
    expect((await verify([...nginx(), 'X-Forwarded-Host: other.localhost'])).status).toBe(403);
    expect((await verify([...traefik(), 'X-Forwarded-Host: other.localhost'])).status).toBe(403);
    expect((await verify([...nginx('POST'), 'X-Forwarded-Method: GET', 'Origin: http://evil.localhost'])).status).toBe(
      403,
    );
  });

  it('refuses changes from pages of other origins, and takes an unnamed method for a change', async () => {
    expect((await verify([...nginx('POST'), `Origin: ${world.origin}`])).status).toBe(200);
    expect((await verify([...nginx('POST'), 'Origin: http://evil.localhost'])).status).toBe(403);
    expect((await verify([nginx()[0] as string, 'Origin: http://evil.localhost'])).status).toBe(403);
  });

  it('lets read and not write while only reading is allowed', async () => {
    world.access.changeTarget(world.host, {
      maintenance: [{ mode: 'READ_ONLY', startsAt: Date.now() - 1, endsAt: null, message: null }],
    });
    expect((await verify(nginx())).status).toBe(200);
    const write = await verify([...nginx('POST'), `Origin: ${world.origin}`]);
    expect([write.status, JSON.parse(write.body)]).toEqual([403, expect.objectContaining({ code: 'PROXY.READ_ONLY' })]);
  });

  it('waits for an instance that is being changed', async () => {
    world.access.changeTarget(world.host, { status: 'UPDATING' });
    const held = verify(nginx());
    await world.until(() => world.access.asked.sessions > 0);
    world.access.changeTarget(world.host, { status: 'RUNNING' });
    expect((await held).status).toBe(200);
  });

  it('answers 503 when the store is away', async () => {
    world.access.setUnreachable(true);
    expect((await verify(nginx())).status).toBe(503);
  });

  it('waits for no content', async () => {
    const answer = await verify([...nginx(), 'Content-Length: 1000000']);
    expect([answer.status, answer.headers['connection']]).toEqual([200, 'close']);
  });

  it('is asked by GET, with or without a query; the rest is the platform’s', async () => {
    const ask = (line: string) => world.say(`${line} HTTP/1.1\nHost: localhost\nConnection: close\n\n`);
    expect((await ask('GET /api/proxy/verify?a=b')).body).toContain('PROXY.NO_SUCH_BOT');
    expect((await ask('POST /api/proxy/verify')).body).toBe('the platform');
    expect((await ask('GET /api/proxy/verify/x')).body).toBe('the platform');
  });

  it('is no path of a bot', async () => {
    expect((await world.request('GET /api/proxy/verify')).body).toContain('rawHeaders');
  });
});
