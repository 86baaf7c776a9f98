import fc from 'fast-check';
import { ProxyWorld, seenByBot, type RawAnswer } from '../../testing/proxy-world.ts';
import { tokenHashOf } from './access-gate.ts';
import { safeReturnPath } from './return-path.ts';

const PAGE = ['Accept: text/html,*/*', 'Sec-Fetch-Mode: navigate'];

describe('signing in at a bot', () => {
  let world: ProxyWorld;
  beforeEach(async () => void (world = await ProxyWorld.start()));
  afterEach(() => world.stop());

  const cookiesOf = (answer: RawAnswer) => (answer.headers['set-cookie'] ?? '').split('\n').filter(Boolean);
  const valueOf = (answer: RawAnswer, name: string) =>
    cookiesOf(answer)
      .find((cookie) => cookie.startsWith(`${name}=`))
      ?.split(/[=;]/)[1] ?? '';

  /** A browser without a session asks for a page and is sent to the platform. */
  async function begin(path = '/issues?x=1') {
    const answer = await world.visit(`GET ${path}`, PAGE);
    return {
      answer,
      nonce: valueOf(answer, 'moorage_bot_nonce'),
      query: new URL(answer.headers['location'] ?? '').searchParams,
    };
  }

  async function come(query: Record<string, string>, nonce?: string) {
    const cookie = nonce === undefined ? [] : [`Cookie: moorage_bot_nonce=${nonce}`];
    return world.visit(`GET /.moorage/session?${new URLSearchParams(query)}`, [...PAGE, ...cookie]);
  }

  it('sends a browser to the platform with host, state and return path, and binds the state to it', async () => {
    const { answer, nonce, query } = await begin();
    expect(answer.status).toBe(302);
    expect(answer.headers['location']).toMatch(new RegExp(`^http://localhost:${world.port}/api/proxy/handoff\\?`));
    expect(Object.fromEntries(query)).toEqual({
      host: 'acme.localhost',
      state: tokenHashOf(nonce),
      return: '/issues?x=1',
    });
    expect(cookiesOf(answer)[0]).toMatch(/^moorage_bot_nonce=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('trades the code for a host-only cookie, and leads back', async () => {
    const { nonce, query } = await begin();
    const code = world.access.mintHandoffCode(world.userId, world.host, query.get('state') ?? '');
    const answer = await come({ code, state: query.get('state') ?? '', return: '/issues?x=1' }, nonce);
    expect(answer.status).toBe(302);
    expect(answer.headers['location']).toBe('/issues?x=1');
    expect(cookiesOf(answer)[0]).toMatch(
      /^moorage_bot_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    const next = await world.visit('GET /', [`Cookie: moorage_bot_session=${valueOf(answer, 'moorage_bot_session')}`]);
    expect(seenByBot(next)).toContainEqual(['x-platform-user-id', world.userId]);
  });

  it('takes a code once', async () => {
    const { nonce, query } = await begin();
    const state = query.get('state') ?? '';
    const code = world.access.mintHandoffCode(world.userId, world.host, state);
    expect((await come({ code, state, return: '/' }, nonce)).status).toBe(302);
    const again = await come({ code, state, return: '/' }, nonce);
    expect(again.status).toBe(400);
    expect(again.body).toContain('Sign-in didn’t complete');
    expect(cookiesOf(again)).toEqual([]);
  });

  it('signs nobody in by a link with somebody else’s code', async () => {
    const { query } = await begin();
    const state = query.get('state') ?? '';
    const code = world.access.mintHandoffCode(world.userId, world.host, state);
    const victimsNonce = 'v'.repeat(43);
    expect((await come({ code, state, return: '/' })).status).toBe(400);
    expect((await come({ code, state, return: '/' }, victimsNonce)).status).toBe(400);
    expect((await come({ code, state: tokenHashOf(victimsNonce), return: '/' }, victimsNonce)).status).toBe(400);
  });

  it('refuses a link whose state isn’t this browser’s, and doesn’t use its code up', async () => {
    const { nonce, query } = await begin();
    const state = query.get('state') ?? '';
    const code = world.access.mintHandoffCode(world.userId, world.host, state);
    expect((await come({ code, state: tokenHashOf('another nonce'), return: '/' }, nonce)).status).toBe(400);
    expect((await come({ code, state, return: '/' }, nonce)).status).toBe(302);
  });

  it('lets whoever is signed in already pass over a used link', async () => {
    const answer = await world.request('GET /.moorage/session?code=used-used-used-used&state=x&return=/a', PAGE);
    expect([answer.status, answer.headers['location']]).toEqual([302, '/a']);
  });

  it('keeps one nonce for several tabs', async () => {
    const { nonce } = await begin();
    const second = await world.visit('GET /b', [...PAGE, `Cookie: moorage_bot_nonce=${nonce}`]);
    expect(valueOf(second, 'moorage_bot_nonce')).toBe(nonce);
  });

  it('doesn’t redirect what isn’t a page being opened', async () => {
    for (const lines of [['Accept: application/json'], [], ['Accept: text/html', 'Sec-Fetch-Mode: cors']]) {
      const answer = await world.visit('GET /api', lines);
      expect(answer.status).toBe(401);
    }
    const json = await world.visit('GET /api', ['Accept: application/json']);
    expect(json.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(json.body)).toMatchObject({ status: 401, code: 'PROXY.SIGN_IN_REQUIRED' });
    const form = await world.visit('POST /form', [...PAGE, 'Content-Length: 0']);
    expect(form.status).toBe(401);
    expect(form.body).toContain('<h1>Please sign in</h1>');
  });

  it('signs out: the session ends, the cookie goes', async () => {
    const answer = await world.request('POST /.moorage/sign-out', ['Content-Length: 0']);
    expect(answer.status).toBe(303);
    expect(cookiesOf(answer)).toEqual(['moorage_bot_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax']);
    expect((await world.request('GET /')).status).toBe(401);
  });

  it('lets no other origin sign anybody out', async () => {
    expect(
      (await world.request('POST /.moorage/sign-out', ['Content-Length: 0', 'Origin: http://evil.localhost'])).status,
    ).toBe(403);
    expect((await world.request('GET /')).status).toBe(200);
  });

  it.each(['/.moorage', '/.moorage/', '/.moorage/x', '/.moorage?x', '/.moorage/../x', '/.moorage/session/x'])(
    'never forwards %s',
    async (path) => {
      const answer = await world.request(`GET ${path}`);
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'PROXY.NO_SUCH_PAGE' });
    },
  );

  it('says 503 when the store is away, and uses no code up', async () => {
    const { nonce, query } = await begin();
    const state = query.get('state') ?? '';
    const code = world.access.mintHandoffCode(world.userId, world.host, state);
    world.access.setUnreachable(true);
    expect((await come({ code, state, return: '/' }, nonce)).status).toBe(503);
    world.access.setUnreachable(false);
    expect((await come({ code, state, return: '/' }, nonce)).status).toBe(302);
  });
});

describe('behind https', () => {
  let world: ProxyWorld;
  beforeAll(async () => void (world = await ProxyWorld.start({ platformUrl: 'https://app.example' })));
  afterAll(() => world.stop());

  it('sets Secure cookies with the __Host- prefix, which sibling bots can’t plant', async () => {
    const answer = await world.visit('GET /', PAGE);
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-moorage_bot_nonce=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect((await world.visit('GET /', [`Cookie: moorage_bot_session=${world.token}`])).status).toBe(401);
    expect((await world.visit('GET /', [`Cookie: __Host-moorage_bot_session=${world.token}`])).status).toBe(200);
  });
});

describe('the return path', () => {
  it.each(['/', '/a/b?c=d&e=%2F%2Fevil', '/a//b', '/@evil', '/a?x=http://evil'])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil',
    'http://evil.example',
    'evil',
    '',
    '/\t/evil.example',
    '/\n/evil',
    '/.//evil.example',
    '/..//evil',
    '/a/..//evil',
    '/ü',
    '/.moorage/sign-out',
    '/a\0',
    'javascript:alert(1)',
    `/${'a'.repeat(3000)}`,
  ])('replaces %j', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });

  it('stays on the host, whatever it is given', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '\t',
      '\n',
      '%2f',
      '%5c',
      'evil.example',
      '?',
      '#',
      'http:',
      ' ',
      'a',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
          fc.string(),
        ),
        (path) => {
          const safe = safeReturnPath(path);
          expect(new URL(safe, 'https://acme.bots.example').host).toBe('acme.bots.example');
          expect(safe).toMatch(/^\/(?![/\\])/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
