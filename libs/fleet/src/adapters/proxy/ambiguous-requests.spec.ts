import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ProxyWorld, readToEnd } from '../../testing/proxy-world.ts';

/**
 * Requests that two parsers could read differently are refused, not repaired (RFC 9112 §11.2). The bot here is a bare socket that
 * notes every octet it gets: the proof is what it did not get.
 */
describe('requests that can be read in two ways', () => {
  let world: ProxyWorld;
  let bot: Server;
  let received: string;

  beforeAll(async () => {
    world = await ProxyWorld.start();
    bot = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        if (received.includes('\r\n\r\n'))
          socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
      });
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    bot.listen(0, '127.0.0.1', resolve);
    await promise;
    world.access.changeTarget(world.host, {
      upstream: { host: '127.0.0.1', port: (bot.address() as AddressInfo).port },
    });
  });
  beforeEach(() => void (received = ''));
  afterAll(async () => {
    bot.close();
    await world.stop();
  });

  const head = (...lines: string[]) =>
    [`Host: ${world.host}:${world.port}`, `Cookie: ${world.cookie}`, ...lines].join('\r\n');

  it.each<[string, (h: typeof head) => string]>([
    [
      'Content-Length and Transfer-Encoding',
      (h) => `POST / HTTP/1.1\r\n${h('Content-Length: 5', 'Transfer-Encoding: chunked')}\r\n\r\n0\r\n\r\nX`,
    ],
    [
      'Transfer-Encoding and Content-Length',
      (h) => `POST / HTTP/1.1\r\n${h('Transfer-Encoding: chunked', 'Content-Length: 5')}\r\n\r\n0\r\n\r\nX`,
    ],
    [
      'two different Content-Lengths',
      (h) => `POST / HTTP/1.1\r\n${h('Content-Length: 5', 'Content-Length: 6')}\r\n\r\nhello!`,
    ],
    [
      'the same Content-Length twice',
      (h) => `POST / HTTP/1.1\r\n${h('Content-Length: 5', 'Content-Length: 5')}\r\n\r\nhello`,
    ],
    ['a list as Content-Length', (h) => `POST / HTTP/1.1\r\n${h('Content-Length: 5, 5')}\r\n\r\nhello`],
    ['a signed Content-Length', (h) => `POST / HTTP/1.1\r\n${h('Content-Length: +5')}\r\n\r\nhello`],
    ['a hexadecimal Content-Length', (h) => `POST / HTTP/1.1\r\n${h('Content-Length: 0x5')}\r\n\r\nhello`],
    ['an unknown transfer coding', (h) => `POST / HTTP/1.1\r\n${h('Transfer-Encoding: xchunked')}\r\n\r\n0\r\n\r\n`],
    ['a coding before chunked', (h) => `POST / HTTP/1.1\r\n${h('Transfer-Encoding: gzip, chunked')}\r\n\r\n0\r\n\r\n`],
    [
      'chunked twice',
      (h) => `POST / HTTP/1.1\r\n${h('Transfer-Encoding: chunked', 'Transfer-Encoding: chunked')}\r\n\r\n0\r\n\r\n`,
    ],
    [
      'chunked, then identity',
      (h) => `POST / HTTP/1.1\r\n${h('Transfer-Encoding: chunked', 'Transfer-Encoding: identity')}\r\n\r\n0\r\n\r\n`,
    ],
    ['a space before the colon', (h) => `POST / HTTP/1.1\r\n${h('Transfer-Encoding : chunked')}\r\n\r\n0\r\n\r\n`],
    [
      'a control character in the coding',
      (h) => `POST / HTTP/1.1\r\n${h('Transfer-Encoding: \x0bchunked')}\r\n\r\n0\r\n\r\n`,
    ],
    ['chunked in HTTP/1.0', (h) => `POST / HTTP/1.0\r\n${h('Transfer-Encoding: chunked')}\r\n\r\n0\r\n\r\n`],
    ['a folded line', (h) => `GET / HTTP/1.1\r\n${h('X-Folded: one\r\n two')}\r\n\r\n`],
    ['a folded Transfer-Encoding', (h) => `POST / HTTP/1.1\r\n${h('Transfer-Encoding:\r\n chunked')}\r\n\r\n0\r\n\r\n`],
    ['a line that is only a name', (h) => `GET / HTTP/1.1\r\n${h('X-Platform-User-Id')}\r\n\r\n`],
    ['a NUL in a value', (h) => `GET / HTTP/1.1\r\n${h('X-Nul: a\0b')}\r\n\r\n`],
    ['a bare CR in a value', (h) => `GET / HTTP/1.1\r\n${h('X-Cr: a\rX-Platform-User-Id: mallory')}\r\n\r\n`],
    ['two Hosts', (h) => `GET / HTTP/1.1\r\n${h('Host: other.localhost')}\r\n\r\n`],
    ['a target with another host', (h) => `GET http://other.localhost/ HTTP/1.1\r\n${h()}\r\n\r\n`],
    ['an asterisk as target', (h) => `OPTIONS * HTTP/1.1\r\n${h()}\r\n\r\n`],
    ['a space in the target', (h) => `GET /a b HTTP/1.1\r\n${h()}\r\n\r\n`],
    ['an oversized header section', (h) => `GET / HTTP/1.1\r\n${h(`X-Long: ${'x'.repeat(64 * 1024)}`)}\r\n\r\n`],
  ])('refuses %s', async (_what, request) => {
    const answer = await world.say(Buffer.from(request(head), 'latin1'));
    expect([400, 431]).toContain(answer.status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.headers['connection']).toBe('close');
    expect(JSON.parse(answer.body)).toMatchObject({ status: answer.status, code: expect.stringMatching(/^PROXY\./) });
    expect(received).toBe('');
  });

  it('refuses HTTP/1.1 without Host', async () => {
    const answer = await world.say(`GET / HTTP/1.1\nConnection: close\n\n`);
    expect(answer.status).toBe(400);
  });

  it('passes on nothing that hides behind the length', async () => {
    const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
    const answer = await world.say(
      Buffer.from(`POST / HTTP/1.1\r\n${head('Content-Length: 0', 'Connection: close')}\r\n\r\n${smuggled}`, 'latin1'),
    );
    expect(answer.status).toBe(200);
    expect(received).not.toContain('smuggled');
  });

  it('frames a chunked request anew: no extensions, no trailers', async () => {
    const answer = await world.request(
      'POST /',
      ['Transfer-Encoding: chunked'],
      '5;ext=1\r\nhello\r\n0\r\nX-Trailer: 1\r\n\r\n',
    );
    expect(answer.status).toBe(200);
    expect(received).not.toMatch(/ext=1|trailer/i);
    expect(received.match(/transfer-encoding: chunked|content-length: 5/gi)).toHaveLength(1);
  });

  it('breaks off a request whose chunks are no chunks', async () => {
    const socket = world.connect();
    socket.write(
      Buffer.from(`POST / HTTP/1.1\r\n${head('Transfer-Encoding: chunked')}\r\n\r\nzz\r\nhello\r\n0\r\n\r\n`, 'latin1'),
    );
    const wire = (await readToEnd(socket)).toString('latin1');
    expect(wire).not.toContain('200 OK');
    expect(received).not.toContain('hello');
  });
});
