import fc from 'fast-check';
import { ProxyWorld, seenByBot } from '../../testing/proxy-world.ts';
import { BotCookies } from './cookies.ts';

const TOKEN = 't'.repeat(43);

describe('the platform’s cookies on a bot’s host', () => {
  const cookies = new BotCookies({ secure: false, platformCookieNames: ['moorage_session'] });

  it('are taken out of what the bot gets, and nothing else is', () => {
    expect(
      cookies.read(`a=1; moorage_bot_session=${TOKEN}; b="x y"; moorage_session=p; moorage_bot_nonce=${TOKEN}; c`),
    ).toEqual({
      sessionTokens: [TOKEN],
      nonce: TOKEN,
      forBot: 'a=1; b="x y"; c',
    });
  });

  it.each([
    'MOORAGE_BOT_SESSION',
    '__Host-moorage_bot_session',
    '__host-Moorage_Session',
    '__Secure-moorage_bot_nonce',
    ' moorage_session ',
    'moorage_bot_session',
  ])('are taken out as %j too', (name) => expect(cookies.read(`a=1;${name}=secret`).forBot).toBe('a=1'));

  it('leave a bot cookies that only resemble them', () => {
    const header = 'moorage=1; xmoorage_bot_session=2; moorage_bot_session_x=3; a=moorage_bot_session';
    expect(cookies.read(header).forBot).toBe(header);
  });

  it('are looked at four times at most, and only where they look like tokens', () => {
    const many = Array.from({ length: 9 }, () => `moorage_bot_session=${TOKEN}`).join('; ');
    expect(cookies.read(many).sessionTokens).toHaveLength(4);
    expect(cookies.read('moorage_bot_session=short; moorage_bot_session=').sessionTokens).toEqual([]);
  });

  it('never reach the bot, whatever stands beside them', () => {
    const name = fc.constantFrom(
      'moorage_bot_session',
      'Moorage_Session',
      '__Host-moorage_bot_nonce',
      'a',
      'sid',
      '',
      '=',
    );
    const piece = fc
      .tuple(name, fc.constantFrom('=', '', ' = ', '=='), fc.constantFrom(TOKEN, 'x', '', '"q"'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom('; ', ';', ' ;\t'), (pieces, separator) => {
        const { forBot } = cookies.read(pieces.join(separator));
        for (const pair of forBot.split(';'))
          expect(pair.split('=')[0]?.trim().toLowerCase()).not.toMatch(
            /^(__host-|__secure-)?moorage_(bot_)?(session|nonce)$/,
          );
      }),
      { numRuns: 500 },
    );
  });
});

describe('a bot’s cookies', () => {
  const cookies = new BotCookies({ secure: true, platformCookieNames: ['moorage_session'] });
  const may = (setCookie: string) => cookies.mayBotSet(setCookie, 'acme.bots.example');

  it.each([
    'sid=1; Path=/; HttpOnly',
    'sid=1; Domain=acme.bots.example',
    'sid=1; domain=.ACME.bots.example',
    'sid=1; Domain=',
    '=anonymous',
    'flag',
  ])('pass: %s', (cookie) => {
    expect(may(cookie)).toBe(true);
  });

  it.each([
    'sid=1; Domain=bots.example',
    'sid=1; Domain=.bots.example; Path=/',
    'sid=1; Domain=evil.bots.example',
    'sid=1;DOMAIN = bots.example',
    'sid=1; Domain=acme.bots.example; Domain=bots.example',
    'moorage_bot_session=x',
    '__Host-moorage_bot_session=x; Path=/; Secure',
    'MOORAGE_BOT_NONCE=x',
    'moorage_session=x',
    '=moorage_bot_session=x',
    'moorage_bot_session',
  ])('don’t: %s', (cookie) => {
    expect(may(cookie)).toBe(false);
  });
});

describe('on the wire', () => {
  let world: ProxyWorld;
  beforeAll(async () => {
    world = await ProxyWorld.start({
      bot: (req, res) => {
        const body = JSON.stringify({ rawHeaders: req.rawHeaders });
        res.writeHead(200, [
          ['Set-Cookie', 'mine=1'],
          ['Set-Cookie', 'moorage_bot_session=stolen'],
          ['Set-Cookie', 'wide=1; Domain=localhost'],
          ['Clear-Site-Data', '"cookies"'],
          ['Clear-Site-Data', '"cache"'],
        ]);
        res.end(body);
      },
    });
  });
  afterAll(() => world.stop());

  it('a bot finds no cookie, token or key of the platform in what it gets', async () => {
    const answer = await world.say(
      [
        'GET / HTTP/1.1',
        `Host: ${world.host}:${world.port}`,
        `Cookie: theme=dark; ${world.cookie}`,
        `Cookie: moorage_session=platform-secret; lang=de; moorage_bot_nonce=${TOKEN}`,
        'Authorization: Bearer mrg_key-secret',
        'Proxy-Authorization: Basic proxy-secret',
        'Connection: close',
        '',
        '',
      ].join('\n'),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).not.toMatch(new RegExp(`secret|moorage_|mrg_key|${world.token}|${TOKEN}`));
    expect(seenByBot(answer).filter(([name]) => name === 'cookie' || name === 'authorization')).toEqual([
      ['cookie', 'theme=dark; lang=de'],
    ]);
  });

  it('a bot keeps its own credentials', async () => {
    for (const credentials of ['Bearer the-bots-own', `Basic ${btoa('ada:password')}`]) {
      expect(seenByBot(await world.request('GET /', [`Authorization: ${credentials}`]))).toContainEqual([
        'authorization',
        credentials,
      ]);
    }
    const hidden = await world.request('GET /', [`Authorization: Basic ${btoa('api:mrg_key-secret')}`]);
    expect(seenByBot(hidden).map(([name]) => name)).not.toContain('authorization');
  });

  it('a bot sets cookies for itself alone, and clears nobody else’s', async () => {
    const { headers } = await world.request('GET /');
    expect(headers['set-cookie']).toBe('mine=1');
    expect(headers['clear-site-data']).toBe('"cache"');
  });
});
