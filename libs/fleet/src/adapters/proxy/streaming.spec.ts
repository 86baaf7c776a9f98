import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProxyWorld, seenByBot } from '../../testing/proxy-world.ts';

/** Everything a forwarder has to do right; each is held to it. */
describe.each(['undici', 'node-http'] as const)('forwarding over %s', (forwarder) => {
  let world: ProxyWorld;
  let bot: (req: IncomingMessage, res: ServerResponse) => void;
  const failures: string[] = [];

  beforeAll(async () => {
    world = await ProxyWorld.start({
      bot: (req, res) => bot(req, res),
      proxy: { forwarder },
      events: { failed: (what) => void failures.push(what) },
    });
  });
  afterAll(() => world.stop());
  afterEach(() => world.until(() => world.proxy.openExchanges === 0));

  const start = (line: string, lines: readonly string[] = []) => {
    const socket = world.connect();
    const seen = { wire: '', bytes: 0 };
    socket.on('data', (chunk: Buffer) => {
      seen.bytes += chunk.length;
      if (seen.wire.length < 100_000) seen.wire += chunk.toString('latin1');
    });
    socket.write(
      [`${line} HTTP/1.1`, `Host: ${world.host}:${world.port}`, `Cookie: ${world.cookie}`, ...lines, '', ''].join(
        '\r\n',
      ),
    );
    return { socket, seen };
  };

  /** Waits until a figure stays as it is over several looks. */
  const settled = (figure: () => number) => {
    let last = Number.NaN;
    let same = 0;
    return world.until(() => {
      same = figure() === last ? same + 1 : 0;
      last = figure();
      return same === 8;
    });
  };

  it('carries content with a length, without one, and none', async () => {
    bot = (req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () =>
        res.end(JSON.stringify({ rawHeaders: req.rawHeaders, content: Buffer.concat(chunks).toString() })),
      );
    };
    const withLength = await world.request('PUT /', ['Content-Length: 5'], 'hello');
    expect(withLength.body).toContain('"content":"hello"');
    expect(seenByBot(withLength)).toContainEqual(['content-length', '5']);
    const chunked = await world.request('PATCH /', ['Transfer-Encoding: chunked'], '3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n');
    expect(chunked.body).toContain('"content":"hello"');
    // A length may be told in its place where all is there already; never both.
    expect(
      seenByBot(chunked).filter(
        ([name, value]) => `${name}: ${value}` === 'transfer-encoding: chunked' || name === 'content-length',
      ),
    ).toHaveLength(1);
    const empty = await world.request('POST /', ['Content-Length: 0']);
    expect(seenByBot(empty)).toContainEqual(['content-length', '0']);
    const get = await world.request('GET /');
    expect(seenByBot(get).map(([name]) => name)).not.toContain('content-length');
    const del = await world.request('DELETE /', ['Content-Length: 2'], 'hi');
    expect(del.body).toContain('"content":"hi"');
  });

  it('carries status, reason, and header fields as the bot wrote them, duplicates included', async () => {
    bot = (_req, res) =>
      res
        .writeHead(418, 'Short and stout', [
          'X-A',
          '1',
          'x-a',
          '2',
          'Set-Cookie',
          'a=1',
          'Set-Cookie',
          'b=2',
          'X-Latin',
          'caf\xe9',
        ])
        .end(Buffer.from('tea'));
    const answer = await world.request('GET /');
    expect(answer.text).toMatch(
      /^HTTP\/1\.1 418 Short and stout\r\nX-A: 1\r\nx-a: 2\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Latin: caf\xe9\r\n/,
    );
    expect(answer.body).toBe('tea');
  });

  it('ends hop-by-hop fields of the answer here', async () => {
    bot = (_req, res) => {
      res.socket?.end(
        'HTTP/1.1 200 OK\r\nConnection: keep-alive, X-Hop\r\nKeep-Alive: timeout=3\r\nX-Hop: 1\r\nProxy-Authenticate: Basic\r\nAlt-Svc: h2=":1"\r\nX-Kept: 1\r\nContent-Length: 2\r\n\r\nok',
      );
    };
    const answer = await world.request('GET /');
    expect(answer.headers).toMatchObject({ 'x-kept': '1', connection: 'close', 'content-length': '2' });
    expect(answer.text).not.toMatch(/x-hop|timeout=3|proxy-authenticate|alt-svc/i);
  });

  it('drops the answer’s trailers', async () => {
    bot = (_req, res) => {
      res.writeHead(200, { Trailer: 'X-After' });
      res.write('ok');
      res.addTrailers({ 'X-After': '1' });
      res.end();
    };
    const answer = await world.request('GET /');
    expect([answer.status, answer.body]).toEqual([200, 'ok']);
    expect(answer.text).not.toContain('X-After: 1');
  });

  it('answers HEAD, 204 and 304 without content', async () => {
    bot = (req, res) =>
      res
        .writeHead(
          req.url === '/204' ? 204 : req.url === '/304' ? 304 : 200,
          req.url === '/204' ? {} : { 'content-length': 10 },
        )
        .end();
    const head = await world.request('HEAD /');
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '10', '']);
    const none = await world.request('GET /204');
    expect([none.status, none.headers['content-length'], none.body]).toEqual([204, undefined, '']);
    const same = await world.request('GET /304');
    expect([same.status, same.body]).toEqual([304, '']);
  });

  it('sends an event stream’s head before its first event, and each event as it comes', async () => {
    let stream: ServerResponse | undefined;
    bot = (_req, res) => {
      stream = res.writeHead(200, { 'content-type': 'text/event-stream', 'x-latin': 'caf\xe9' });
      stream.write('', 'latin1');
    };
    const { socket, seen } = start('GET /events', ['Accept: text/event-stream']);
    await world.until(() => seen.wire.includes('\r\n\r\n'));
    expect(seen.wire).toContain('x-latin: caf\xe9\r\n');
    stream?.write('data: 1\n\n');
    await world.until(() => seen.wire.includes('data: 1'));
    stream?.write('data: 2\n\n');
    await world.until(() => seen.wire.includes('data: 2'));
    const botsEnd = once(stream as ServerResponse, 'close');
    socket.destroy();
    await botsEnd;
  });

  it('cuts an event stream off when its person loses access', async () => {
    let stream: ServerResponse | undefined;
    bot = (_req, res) => {
      stream = res.writeHead(200, { 'content-type': 'text/event-stream' });
      stream.write('data: 1\n\n');
    };
    const { socket, seen } = start('GET /events');
    await world.until(() => seen.wire.includes('data: 1'));
    const both = Promise.all([once(socket, 'close'), once(stream as ServerResponse, 'close')]);
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');
    await both;
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'ACTIVE');
  });

  it('keeps a bot waiting whose client doesn’t read', async () => {
    const chunk = Buffer.alloc(256 * 1024);
    let written = 0;
    let stalled = false;
    bot = (_req, res) => {
      const more = () => {
        stalled = false;
        while (written < 400 && !stalled) {
          written += 1;
          stalled = !res.write(chunk);
        }
        if (stalled) res.once('drain', more);
      };
      more();
    };
    const { socket } = start('GET /large');
    socket.pause();
    // Far from the end: what was written fills the buffers on the way.
    await settled(() => written);
    expect(stalled).toBe(true);
    expect(written).toBeLessThan(200);
    socket.destroy();
  });

  it('keeps a client waiting whose bot doesn’t read', async () => {
    let asked: IncomingMessage | undefined;
    bot = (req) => void (asked = req);
    const { socket } = start('POST /upload', ['Content-Length: 200000000']);
    for (let i = 0; i < 1024; i += 1) socket.write(Buffer.alloc(64 * 1024));
    await world.until(() => asked !== undefined);
    // What left the client fills the buffers on the way.
    await settled(() => socket.writableLength);
    expect(socket.writableLength).toBeGreaterThan(32 * 1024 * 1024);
    asked?.on('error', () => undefined).resume();
    socket.destroy();
    await world.until(() => asked?.destroyed === true);
    expect(failures).toEqual([]);
  });

  it('aborts the bot’s work when the client leaves before the answer', async () => {
    let answering: ServerResponse | undefined;
    bot = (_req, res) => void (answering = res);
    const { socket } = start('GET /slow');
    await world.until(() => answering !== undefined);
    const botsEnd = once(answering as ServerResponse, 'close');
    socket.destroy();
    await botsEnd;
  });

  it('doesn’t make half an answer look whole', async () => {
    bot = (_req, res) => {
      res.writeHead(200, { 'content-length': 1000 });
      res.write('half', () => res.destroy());
    };
    const withLength = await world.request('GET /');
    expect(withLength.body.length).toBeLessThan(1000);
    bot = (_req, res) => void res.write('half', () => res.destroy());
    const chunked = await world.request('GET /');
    expect(chunked.text).toContain('half');
    expect(chunked.text).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(failures.splice(0)).toEqual(['bot', 'bot']);
  });

  it('answers 502 when the bot can’t be reached, and when it breaks off before answering', async () => {
    world.access.changeTarget(world.host, { upstream: { host: '127.0.0.1', port: 1 } });
    const unreachable = await world.request('POST /', ['Content-Length: 5'], 'hello');
    expect([unreachable.status, JSON.parse(unreachable.body)]).toEqual([
      502,
      expect.objectContaining({ code: 'PROXY.BOT_UNREACHABLE' }),
    ]);
    expect(unreachable.text).not.toMatch(/ECONN|127\.0\.0\.1/);
    world.access.changeTarget(world.host, { upstream: { host: '127.0.0.1', port: world.botPort } });
    bot = (_req, res) => res.destroy();
    expect((await world.request('POST /', ['Content-Length: 5'], 'hello')).status).toBe(502);
    bot = (_req, res) => void res.socket?.end('this is no HTTP\r\n\r\n');
    expect((await world.request('GET /', ['Accept: text/html'])).body).toContain('The bot doesn’t answer');
    failures.length = 0;
  });

  it('answers 504 when the bot doesn’t begin to answer', async () => {
    const impatient = await ProxyWorld.start({ bot: () => undefined, proxy: { forwarder, headersTimeoutMs: 300 } });
    const answer = await impatient.request('GET /');
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      504,
      expect.objectContaining({ code: 'PROXY.BOT_TIMEOUT' }),
    ]);
    await impatient.stop();
  });

  it('asks again by itself when a connection broke, but only what may be asked twice', async () => {
    let requests = 0;
    bot = (_req, res) => {
      requests += 1;
      if (requests === 1) res.socket?.resetAndDestroy();
      else res.end('second');
    };
    expect((await world.request('GET /')).body).toBe('second');
    requests = 0;
    expect((await world.request('POST /', ['Content-Length: 0'])).status).toBe(502);
    expect(requests).toBe(1);
    failures.length = 0;
  });

  it('asks only those for content who are let in', async () => {
    bot = (req, res) => {
      req.resume();
      req.on('end', () => res.end('got it'));
    };
    const { socket, seen } = start('POST /', ['Content-Length: 5', 'Expect: 100-continue', 'Connection: close']);
    await world.until(() => seen.wire.startsWith('HTTP/1.1 100 Continue\r\n\r\n'));
    socket.write('hello');
    await world.until(() => seen.wire.includes('got it'));
    const refused = world.connect();
    refused.write(
      `POST / HTTP/1.1\r\nHost: ${world.host}:${world.port}\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n`,
    );
    const [answer] = (await once(refused, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('passes the answer of a bot that refuses content midway', async () => {
    bot = (req, res) => {
      req.resume().on('error', () => undefined);
      res.writeHead(413, { 'content-length': 9 }).end('too large');
    };
    const { socket, seen } = start('POST /upload', ['Content-Length: 50000000']);
    socket.write(Buffer.alloc(1024 * 1024));
    await world.until(() => seen.wire.includes('413') && seen.wire.includes('too large'));
    socket.destroy();
    failures.length = 0;
  });

  it('passes Early Hints on', async () => {
    bot = (_req, res) => res.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' }, () => res.end('ok'));
    expect((await world.request('GET /')).text).toMatch(
      /^HTTP\/1\.1 103 Early Hints\r\nLink: <\/style\.css>; rel=preload; as=style\r\n\r\nHTTP\/1\.1 200 OK/,
    );
  });

  it('keeps a client’s connection for its next request', async () => {
    bot = (req, res) => res.end(`answer to ${req.url};`);
    const { socket, seen } = start('GET /1');
    await world.until(() => seen.wire.includes('answer to /1;'));
    socket.write(`GET /2 HTTP/1.1\r\nHost: ${world.host}:${world.port}\r\nCookie: ${world.cookie}\r\n\r\n`);
    await world.until(() => seen.wire.includes('answer to /2;'));
    socket.destroy();
  });

  it('answers pipelined requests in order', async () => {
    bot = (req, res) => {
      if (req.url === '/1') setImmediate(() => res.end('first;'));
      else res.end('second;');
    };
    const { socket, seen } = start('GET /1');
    socket.write(`GET /2 HTTP/1.1\r\nHost: ${world.host}:${world.port}\r\nCookie: ${world.cookie}\r\n\r\n`);
    await world.until(() => seen.wire.includes('second;'));
    expect(seen.wire).toMatch(/first;[^]*second;/);
    socket.destroy();
  });
});
