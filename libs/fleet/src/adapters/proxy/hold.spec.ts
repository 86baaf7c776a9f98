import { ProxyWorld } from '../../testing/proxy-world.ts';

describe('while an instance is being changed', () => {
  let world: ProxyWorld;
  let waiting: number;
  const events = { holding: (count: number) => void (waiting = count) };
  afterEach(() => world.stop());

  const start = async (proxy: Parameters<typeof ProxyWorld.start>[0]) => {
    waiting = 0;
    world = await ProxyWorld.start({ events, ...proxy });
    world.access.changeTarget(world.host, { status: 'UPDATING' });
  };

  it.each(['REQUESTED', 'CREATING', 'UPDATING', 'ROLLING_BACK'] as const)(
    'holds requests while it is %s, and releases them when it runs',
    async (status) => {
      await start({});
      world.access.changeTarget(world.host, { status });
      const held = [world.request('GET /a'), world.request('POST /b', ['Content-Length: 5'], 'hello')];
      await world.until(() => waiting === 2);
      world.access.changeTarget(world.host, { status: 'RUNNING' });
      // By the notification: looking again by itself takes a second.
      for (let turns = 0; turns < 10 && waiting > 0; turns++) await new Promise(setImmediate);
      expect(waiting).toBe(0);
      expect((await Promise.all(held)).map(({ status: code }) => code)).toEqual([200, 200]);
    },
  );

  it('reaches the new address', async () => {
    await start({});
    world.access.changeTarget(world.host, { upstream: null });
    const held = world.request('GET /');
    await world.until(() => waiting === 1);
    world.access.changeTarget(world.host, { status: 'RUNNING', upstream: { host: '127.0.0.1', port: world.botPort } });
    expect((await held).status).toBe(200);
  });

  it('answers after the time with a page that reloads itself', async () => {
    await start({ proxy: { holdSeconds: 0.05 } });
    const page = await world.request('GET /', ['Accept: text/html']);
    expect(page.status).toBe(503);
    expect(page.headers['retry-after']).toBe('5');
    expect(page.body).toContain('<meta http-equiv="refresh" content="5">');
    const json = await world.request('GET /');
    expect(JSON.parse(json.body)).toMatchObject({ status: 503, code: 'PROXY.BEING_CHANGED', retryAfter: 5 });
  });

  it('lets nobody in who lost access while waiting', async () => {
    await start({});
    const held = world.request('GET /');
    await world.until(() => waiting === 1);
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');
    world.access.changeTarget(world.host, { status: 'RUNNING' });
    expect((await held).status).toBe(403);
  });

  it('holds no stranger', async () => {
    await start({});
    expect((await world.visit('GET /')).status).toBe(401);
    expect(waiting).toBe(0);
  });

  it('holds only so many', async () => {
    await start({ proxy: { holdMaxRequests: 2 } });
    const held = [world.request('GET /'), world.request('GET /')];
    await world.until(() => waiting === 2);
    expect((await world.request('GET /')).status).toBe(503);
    world.access.changeTarget(world.host, { status: 'RUNNING' });
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('holds only so much, and leaves content with the client meanwhile', async () => {
    await start({ proxy: { holdMaxBytes: 200_000 } });
    const upload = world.connect();
    upload.write(
      `POST / HTTP/1.1\r\nHost: ${world.host}:${world.port}\r\nCookie: ${world.cookie}\r\nContent-Length: 100000000\r\n\r\n`,
    );
    upload.write(Buffer.alloc(64 * 1024 * 1024));
    await world.until(() => waiting === 1);
    expect((await world.request('POST /', ['Content-Length: 100000'], 'x')).status).toBe(503);
    // The write isn't through: but for what buffers on the way take, its octets are still the client's to keep.
    expect(upload.writableLength).toBeGreaterThan(0);
    upload.destroy();
  });

  it('forgets a client that leaves', async () => {
    await start({});
    const socket = world.connect();
    socket.write(`GET / HTTP/1.1\r\nHost: ${world.host}:${world.port}\r\nCookie: ${world.cookie}\r\n\r\n`);
    await world.until(() => waiting === 1);
    socket.destroy();
    await world.until(() => waiting === 0);
  });

  it('looks again by itself, should the notification be lost', async () => {
    await start({});
    const held = world.request('GET /');
    await world.until(() => waiting === 1);
    world.access.loseNotifications();
    world.access.changeTarget(world.host, { status: 'RUNNING' });
    expect((await held).status).toBe(200);
  });

  it('sends everybody away when the server stops', async () => {
    await start({});
    const held = world.request('GET /');
    await world.until(() => waiting === 1);
    await world.proxy.close();
    expect((await held).status).toBe(503);
  });
});
