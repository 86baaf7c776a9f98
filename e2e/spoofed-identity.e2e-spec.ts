import { connect } from 'node:net';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type { Actor } from './dsl/actor.ts';
import type { BotVisitor } from './dsl/bot-visitor.ts';
import { TestApp } from './dsl/test-app.ts';

interface Echo {
  readonly rawHeaders: string[];
  readonly rawTrailers: string[];
}

/** A bot that tells everything that reached it, behind the whole of Moorage. */
describe('what reaches a bot', () => {
  let app: TestApp;
  let owner: Actor;
  let tab: BotVisitor;
  let bot: URL;

  beforeAll(async () => {
    app = await TestApp.start({
      environment: {
        FLEET_BOT_IMAGE: 'moorage/echo:1.0.0',
        FLEET_IMAGE_ALLOWLIST: 'docker.io/moorage/echo',
        MOORAGE_BOT_BUNDLE: join(__dirname, 'bots/echo'),
      },
    });
    owner = (await app.aPerson('Zoë Owner', 'zoe@example.test')).in('acme');
    const { botUrl } = (await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201)).body as {
      botUrl: string;
    };
    bot = new URL(botUrl);
    await eventually(
      async () =>
        ((await owner.get('/api/instances')).body as { items: { status: string }[] }).items[0]?.status === 'RUNNING',
      60_000,
    );
    tab = owner.browser();
    expect((await tab.open(botUrl)).status).toBe(200);
  });
  afterAll(() => app.stop());

  const pairs = ({ rawHeaders }: Echo): [string, string][] =>
    rawHeaders.flatMap((name, i) =>
      i % 2 === 0 ? [[name.toLowerCase(), rawHeaders[i + 1]!] as [string, string]] : [],
    );
  const platformHeaders = (echo: Echo): [string, string][] =>
    pairs(echo).filter(([name]) => /^x[-_.]?platform/i.test(name));

  /** Sends bytes as they are: what a client library would never let through. */
  function raw(lines: string[], body = ''): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(bot.port), '127.0.0.1');
      let text = '';
      socket.once('error', reject);
      socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      socket.once('close', () => resolve(text));
      const cookie = tab.cookiesFor(bot.host);
      socket.write(
        [...lines, `Host: ${bot.host}`, `Cookie: ${cookie}; own=kept`, 'Connection: close', '', body].join('\r\n'),
      );
    });
  }
  const echoOf = (answer: string): Echo => {
    const json = /\{.*\}/s.exec(answer)?.[0];
    if (json === undefined) throw new Error(`The bot did not answer: ${answer}`);
    return JSON.parse(json) as Echo;
  };

  const own = () => [
    ['x-platform-user-id', owner.me.userId],
    ['x-platform-user-email', 'zoe@example.test'],
    ['x-platform-user-name', 'Zo%C3%AB%20Owner'],
    ['x-platform-role', 'OWNER'],
  ];

  it.each([
    ['x-platform-user-id'],
    ['X-PLATFORM-USER-ID'],
    ['x_platform_user_id'],
    ['X.Platform.User.Id'],
    ['x-platform_user.id'],
    ['XPlatformUserId'],
    ['x-platform-assertion'],
    ['x-platform-anything-new'],
  ])('is never a header that came in as %s', async (name) => {
    const echo = echoOf(await raw(['GET /echo HTTP/1.1', `${name}: somebody-else`, `${name}: twice`]));
    expect(platformHeaders(echo)).toEqual(expect.arrayContaining(own()));
    expect(JSON.stringify(echo)).not.toContain('somebody-else');
    expect(JSON.stringify(echo)).not.toContain('twice');
    const names = platformHeaders(echo).map(([header]) => header);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is not stripped of the platform’s identity by naming it in Connection', async () => {
    const echo = echoOf(await raw(['GET /echo HTTP/1.1', 'Connection: x-platform-user-id, x-platform-role, close']));
    expect(platformHeaders(echo)).toEqual(expect.arrayContaining(own()));
  });

  it('is no trailer', async () => {
    const body = '3\r\nabc\r\n0\r\nx-platform-user-id: somebody-else\r\nx_platform_role: OWNER\r\n\r\n';
    const answer = await raw(
      ['POST /echo HTTP/1.1', `Origin: ${bot.origin}`, 'Transfer-Encoding: chunked', 'Trailer: x-platform-user-id'],
      body,
    );
    const echo = echoOf(answer);
    expect(echo.rawTrailers).toEqual([]);
    expect(JSON.stringify(echo)).not.toContain('somebody-else');
  });

  it('is the platform’s word alone on a WebSocket upgrade', async () => {
    const socket = tab.socket(`${bot.origin}/socket`, {
      'x-platform-user-id': 'somebody-else',
      x_platform_role: 'somebody-else',
    });
    const echo = await new Promise<Echo>((resolve, reject) => {
      socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString('utf8')) as Echo));
      socket.once('error', reject);
    });
    socket.close();
    expect(platformHeaders(echo)).toEqual(expect.arrayContaining(own()));
    expect(JSON.stringify(echo)).not.toContain('somebody-else');
  });

  it('is no cookie, token or secret of the platform', async () => {
    const platformSession = owner.me.token;
    const answer = await raw(['GET /echo HTTP/1.1', `X-Copy: 1`]);
    const echo = echoOf(answer);
    const text = JSON.stringify(echo);
    expect(pairs(echo).filter(([name]) => name === 'cookie')).toEqual([['cookie', 'own=kept']]);
    const botSession = tab
      .cookiesFor(bot.host)
      .split('; ')
      .map((pair) => pair.split('=')[1]!);
    for (const secret of [platformSession, ...botSession]) expect(text).not.toContain(secret);
    expect(pairs(echo).map(([name]) => name)).not.toContain('authorization');
  });

  it('is an assertion that says the same, signed, for this bot alone, for a minute', async () => {
    const echo = echoOf(await raw(['GET /echo HTTP/1.1']));
    const assertion = platformHeaders(echo).find(([name]) => name === 'x-platform-assertion')![1];
    const keys = (await app.visitor().get('/api/proxy/jwks.json').expect(200)).body as JSONWebKeySet;
    const instanceId = ((await owner.get('/api/instances')).body as { items: { id: string }[] }).items[0]!.id;
    const { payload } = await jwtVerify(assertion, createLocalJWKSet(keys), {
      issuer: app.url,
      audience: `bot:${instanceId}`,
    });
    expect(payload).toMatchObject({
      sub: owner.me.userId,
      email: 'zoe@example.test',
      name: 'Zoë Owner',
      role: 'OWNER',
    });
    expect(payload.exp! - payload.iat!).toBe(60);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });
});
