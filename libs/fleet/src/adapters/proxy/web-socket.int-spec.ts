import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { stopwatch } from '@moorage/kernel/testing';
import { WebSocket, WebSocketServer } from 'ws';
import { ProxyWorld, seenByBot } from '../../testing/proxy-world.ts';
import { foldFieldName } from './header-fields.ts';

describe('WebSockets', () => {
  let world: ProxyWorld;
  let handshake: IncomingMessage;
  let atBot: WebSocket[];
  let opened: number;
  let closed: number;

  beforeEach(async () => {
    opened = 0;
    closed = 0;
    atBot = [];
    world = await ProxyWorld.start({
      events: { webSocketOpened: () => void (opened += 1), webSocketClosed: () => void (closed += 1) },
    });
    const sockets = new WebSocketServer({
      server: world.bot,
      verifyClient: ({ req }: { req: IncomingMessage }) => req.url !== '/refused',
    });
    sockets.on('connection', (socket, req) => {
      handshake = req;
      atBot.push(socket);
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
  });
  afterEach(() => world.stop());

  const open = (headers: Record<string, string> = {}, path = '/live') =>
    new WebSocket(`ws://127.0.0.1:${world.port}${path}`, {
      headers: { host: `${world.host}:${world.port}`, cookie: world.cookie, ...headers },
    });

  async function opening(headers?: Record<string, string>, path?: string): Promise<WebSocket> {
    const socket = open(headers, path);
    await once(socket, 'open');
    return socket;
  }

  async function refusalOf(socket: WebSocket): Promise<number | undefined> {
    const [req, res] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    void req;
    res.resume();
    return res.statusCode;
  }

  const gone = (socket: WebSocket | undefined) => world.until(() => socket?.readyState === WebSocket.CLOSED);

  const echo = async (socket: WebSocket, message: string | Buffer) => {
    socket.send(message);
    const [data] = (await once(socket, 'message')) as [Buffer];
    return data;
  };

  it('carries messages both ways, small and large', async () => {
    const socket = await opening();
    expect((await echo(socket, 'hello')).toString()).toBe('hello');
    const large = Buffer.alloc(3 * 1024 * 1024, 7);
    expect((await echo(socket, large)).equals(large)).toBe(true);
    socket.close(4000, 'done');
    const [code] = await once(socket, 'close');
    expect(code).toBe(4000);
    await world.until(() => closed === 1 && world.proxy.openExchanges === 0);
  });

  it('tells the bot who it is, drops every alias, and passes no cookie of ours', async () => {
    const socket = await opening({
      x_platform_user_id: 'mallory',
      'X.Platform.User.Id': 'mallory',
      'X-Platform-Role': 'mallory',
      cookie: `a=1; ${world.cookie}; moorage_session=platform; b=2`,
      authorization: 'Bearer mrg_secret',
      origin: world.origin,
    });
    const ours = handshake.rawHeaders.filter((name, i) => i % 2 === 0 && foldFieldName(name).startsWith('xplatform'));
    expect(ours).toHaveLength(6);
    expect(handshake.headers).toMatchObject({
      'x-platform-user-id': world.userId,
      'x-platform-role': 'ADMIN',
      cookie: 'a=1; b=2',
      host: `${world.host}:${world.port}`,
    });
    expect(handshake.rawHeaders.join()).not.toMatch(/mallory|moorage_|mrg_secret/);
    socket.terminate();
  });

  it('refuses pages of other origins', async () => {
    expect(await refusalOf(open({ origin: 'http://evil.localhost' }))).toBe(403);
    expect(await refusalOf(open({ origin: 'null' }))).toBe(403);
    expect(await refusalOf(open({ 'sec-fetch-site': 'same-site' }))).toBe(403);
    expect(atBot).toEqual([]);
  });

  it('refuses without session, without membership, and below /.moorage/', async () => {
    expect(await refusalOf(open({ cookie: 'a=1' }))).toBe(401);
    expect(await refusalOf(open({}, '/.moorage/live'))).toBe(404);
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');
    expect(await refusalOf(open())).toBe(403);
    expect(atBot).toEqual([]);
  });

  it('relays the bot’s own refusal', async () => {
    expect(await refusalOf(open({}, '/refused'))).toBe(401);
    await world.until(() => world.proxy.openExchanges === 0);
  });

  it('answers 502 when the bot can’t be reached', async () => {
    world.access.changeTarget(world.host, { upstream: { host: '127.0.0.1', port: 1 } });
    expect(await refusalOf(open())).toBe(502);
    expect(world.proxy.openExchanges).toBe(0);
  });

  it('waits for an instance that is being changed', async () => {
    world.access.changeTarget(world.host, { status: 'UPDATING' });
    const socket = open();
    await world.until(() => world.access.asked.sessions > 0);
    world.access.changeTarget(world.host, { status: 'RUNNING' });
    await once(socket, 'open');
    socket.terminate();
  });

  it('closes at once when the person loses access', async () => {
    const socket = await opening();
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');
    // Sooner than the periodic check, which would have found it too.
    for (let turns = 0; turns < 10 && world.proxy.openExchanges > 0; turns++) await new Promise(setImmediate);
    expect(world.proxy.openExchanges).toBe(0);
    await gone(socket);
    await gone(atBot[0]);
  });

  it('closes when the role changes, so that it is opened again under the new one', async () => {
    const socket = await opening();
    world.access.setMembership(world.orgId, world.userId, 'MEMBER', 'ACTIVE');
    await gone(socket);
    await opening();
    expect(handshake.headers['x-platform-role']).toBe('MEMBER');
  });

  it('closes when the session is ended or the org suspended, and stays for changes of others', async () => {
    const socket = await opening();
    world.access.setMembership(world.orgId, 'somebody else', 'ADMIN', 'REMOVED');
    world.access.setMembership('another org', world.userId, 'ADMIN', 'REMOVED');
    expect((await echo(socket, 'still here')).toString()).toBe('still here');
    expect((await world.request('POST /.moorage/sign-out', ['Content-Length: 0'])).status).toBe(303);
    await gone(socket);
    world.token = world.access.openSession(world.host, world.userId).token;
    const next = await opening();
    world.access.changeTarget(world.host, { orgStatus: 'SUSPENDED' });
    await gone(next);
  });

  it('closes when only reading is allowed, and is not opened: what it carries may be a write', async () => {
    const socket = await opening();
    const now = Date.now();
    const readOnly = { mode: 'READ_ONLY', startsAt: now - 1, endsAt: null, message: null } as const;
    world.access.changeTarget(world.host, { maintenance: [readOnly] });
    await gone(socket);
    expect(await refusalOf(open())).toBe(503);
    world.access.changeTarget(world.host, { maintenance: [] });
    const next = await opening();
    // Begins without a notification: the periodic check finds it.
    world.access.changeTarget(world.host, { maintenance: [{ ...readOnly, startsAt: Date.now() + 500 }] });
    await gone(next);
  });

  it('closes within 5 s also when the notification is lost', async () => {
    const socket = await opening();
    world.access.loseNotifications();
    using since = stopwatch();
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');
    await gone(socket);
    expect(since.ms()).toBeLessThan(5_000);
  });

  it('closes the other end when either goes', async () => {
    const socket = await opening();
    socket.terminate();
    await world.until(() => atBot[0]?.readyState === WebSocket.CLOSED);
    const next = await opening();
    atBot[1]?.terminate();
    await gone(next);
    await world.until(() => opened === 2 && closed === 2);
  });

  it('upgrades to nothing else: the request is answered as if it hadn’t asked', async () => {
    const answer = await world.request('GET /', [
      'Connection: Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAAQAAP__',
    ]);
    expect(answer.status).toBe(200);
    // The assertion is random: it may well have an "h2c" in it.
    const seen = seenByBot(answer).filter(([name]) => name !== 'x-platform-assertion');
    expect(seen.flat().join('\n')).not.toMatch(/upgrade|h2c|http2-settings|AAMAAABkAAQAAP__/i);
  });

  it.each([
    ['content', 'GET', ['Content-Length: 5']],
    ['another method', 'POST', []],
  ])('refuses a handshake with %s', async (_what, method, lines) => {
    const answer = await world.request(
      `${method} /live`,
      [
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Version: 13',
        ...lines,
      ],
      'hello',
    );
    expect(answer.status).toBe(400);
    expect(atBot).toEqual([]);
  });

  it('passes on what came right behind the handshake, either way', async () => {
    const bot = createServer();
    bot.on('upgrade', (_req, socket: Socket, head: Buffer) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nfrom-bot;');
      if (head.length > 0) socket.write(head);
      socket.on('data', (chunk) => socket.write(chunk));
    });
    world.bot.close();
    const port = await new Promise<number>((resolve) =>
      bot.listen(0, '127.0.0.1', () => resolve((bot.address() as { port: number }).port)),
    );
    world.access.changeTarget(world.host, { upstream: { host: '127.0.0.1', port } });
    const socket = world.connect();
    let wire = '';
    socket.on('data', (chunk: Buffer) => void (wire += chunk.toString('latin1')));
    socket.write(
      `GET / HTTP/1.1\r\nHost: ${world.host}:${world.port}\r\nCookie: ${world.cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nfrom-client;`,
    );
    await world.until(() => wire.includes('from-bot;from-client;'));
    socket.destroy();
    bot.close();
  });
});
