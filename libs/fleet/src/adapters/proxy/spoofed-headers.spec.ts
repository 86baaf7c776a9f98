import fc from 'fast-check';
import { jwtVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { ProxyWorld, seenByBot, type RawAnswer } from '../../testing/proxy-world.ts';
import { foldFieldName, isPlatformAlias, requestFieldOf, REQUEST_FIELD } from './header-fields.ts';
import { readRequestHead } from './request-head.ts';

describe('identity headers', () => {
  let world: ProxyWorld;
  beforeAll(async () => void (world = await ProxyWorld.start()));
  afterAll(() => world.stop());

  const platformFields = (answer: RawAnswer) =>
    seenByBot(answer).filter(([name]) => foldFieldName(name).startsWith('xplatform'));

  /** The bot got each of the platform's own fields once, with the platform's value, and nothing that could be mistaken for them. */
  function expectOnlyOurs(answer: RawAnswer): void {
    expect(answer.status).toBe(200);
    expect(platformFields(answer)).toEqual([
      ['x-platform-user-id', world.userId],
      ['x-platform-user-email', 'ada@example.com'],
      ['x-platform-user-name', 'Ada%20M%C3%BCller'],
      ['x-platform-tenant-id', world.orgId],
      ['x-platform-role', 'ADMIN'],
      ['x-platform-assertion', expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/)],
    ]);
    expect(answer.body).not.toContain('mallory');
  }

  it.each([
    'x-platform-user-id',
    'X-Platform-User-Id',
    'x_platform_user_id',
    'X.Platform.User.Id',
    'X-PLATFORM_USER.ID',
    'xplatformuserid',
    'x--platform--role',
    'X-Platform-Assertion',
    'x-platform-anything-new',
    '_x-platform-user-id',
    '.x.platform.role',
  ])('drops a client’s %s', async (name) => {
    expectOnlyOurs(await world.request('GET /', [`${name}: mallory`]));
  });

  it('drops duplicates, whatever their order and spelling', async () => {
    expectOnlyOurs(
      await world.request('GET /', [
        'X-Platform-User-Id: mallory',
        'x-platform-user-id: mallory',
        'x_platform_user_id: mallory',
      ]),
    );
  });

  it('keeps its own when a client names them in Connection', async () => {
    const named = 'x-platform-user-id, x-platform-role, x_platform_user_id, x-platform-assertion, cookie, host';
    const head = `GET / HTTP/1.1\nHost: ${world.host}:${world.port}\nCookie: ${world.cookie}\nConnection: close, ${named}\nX_Platform_User_Id: mallory\n\n`;
    expectOnlyOurs(await world.say(head));
  });

  it('drops what a client names in Connection', async () => {
    const answer = await world.request('GET /', ['Connection: x-secret-hop', 'X-Secret-Hop: 1', 'X-Kept: 2']);
    expect(seenByBot(answer).map(([name]) => name)).toEqual(expect.arrayContaining(['x-kept']));
    expect(answer.body.toLowerCase()).not.toContain('x-secret-hop');
  });

  it('passes no trailers on', async () => {
    const answer = await world.request(
      'POST /',
      ['Transfer-Encoding: chunked', 'Trailer: X-Platform-User-Id'],
      '5\r\nhello\r\n0\r\nX-Platform-User-Id: mallory\r\nx_platform_role: mallory\r\n\r\n',
    );
    expectOnlyOurs(answer);
    expect((JSON.parse(answer.body) as { trailers: string[] }).trailers).toEqual([]);
  });

  it('does the same for HTTP/1.0', async () => {
    expectOnlyOurs(
      await world.say(
        `GET / HTTP/1.0\nHost: ${world.host}:${world.port}\nCookie: ${world.cookie}\nX_Platform_Role: mallory\n\n`,
      ),
    );
  });

  it('sends an assertion that verifies with the JWKS, for this bot alone and at least 40 seconds more', async () => {
    const [, assertion = ''] =
      platformFields(await world.request('GET /')).find(([name]) => name === 'x-platform-assertion') ?? [];
    const keys = createLocalJWKSet(world.signer.jwks() as JSONWebKeySet);
    const { payload, protectedHeader } = await jwtVerify(assertion, keys, {
      issuer: `http://localhost:${world.port}`,
      audience: `bot:${world.instanceId}`,
    });
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'JWT' });
    expect(payload).toMatchObject({
      sub: world.userId,
      email: 'ada@example.com',
      name: 'Ada Müller',
      tenant_id: world.orgId,
      role: 'ADMIN',
    });
    expect((payload.exp ?? 0) - Date.now() / 1000).toBeGreaterThan(39);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
    await expect(jwtVerify(assertion, keys, { audience: 'bot:another' })).rejects.toThrow();
  });

  it('drops spellings of framing and forwarding fields that only a bot might honour', async () => {
    const answer = await world.request('GET /', [
      'Transfer_Encoding: mallory',
      'Content_Length: mallory',
      'X_Forwarded_For: mallory',
      'X-Forwarded-For: mallory',
      'Forwarded: for=mallory',
      'X-Real-IP: mallory',
    ]);
    expect(answer.body).not.toContain('mallory');
    expect(seenByBot(answer)).toEqual(
      expect.arrayContaining([
        ['x-forwarded-for', '127.0.0.1'],
        ['x-forwarded-proto', 'http'],
        ['x-forwarded-host', `${world.host}:${world.port}`],
        ['forwarded', `for=127.0.0.1;host="${world.host}:${world.port}";proto=http`],
      ]),
    );
  });
});

describe('the scrub, for any header list', () => {
  const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,24}$/);
  const alias = fc
    .array(fc.tuple(fc.constantFrom('', '-', '_', '.', '-_', '..'), fc.boolean()), { minLength: 9, maxLength: 9 })
    .chain((marks) =>
      token.map(
        (rest) =>
          marks.map(([mark, upper], i) => mark + ((upper ? 'XPLATFORM'[i] : 'xplatform'[i]) as string)).join('') + rest,
      ),
    );
  const value = fc.stringMatching(/^[\x21-\x7e]{0,20}$/);
  const field = fc.tuple(
    fc.oneof(alias, token, fc.constantFrom('Host', 'Cookie', 'Connection', 'TE', 'X-Other')),
    value,
  );

  it('lets nothing through that folds to one of ours', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 12 }), (fields) => {
        const { forwarded } = readRequestHead(fields.flat(), '/', 1);
        const names = forwarded.filter((_, i) => i % 2 === 0);
        expect(names.filter((name) => name.toLowerCase().replaceAll(/[-_.]/g, '').startsWith('xplatform'))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('recognises every alias', () => {
    fc.assert(
      fc.property(alias, (name) => isPlatformAlias(name) && requestFieldOf(name) === REQUEST_FIELD.DROP),
      { numRuns: 500 },
    );
  });

  it('lets every other end-to-end field through, in order and with its value', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            token.map((name) => `y-${name}`),
            value,
          ),
          { maxLength: 12 },
        ),
        (fields) => {
          expect(readRequestHead(['Host', 'a.localhost', ...fields.flat()], '/', 1).forwarded).toEqual(fields.flat());
        },
      ),
      { numRuns: 300 },
    );
  });
});
