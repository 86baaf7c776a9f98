import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stopwatch } from '@moorage/kernel/testing';
import { HttpHealthProbe } from './http-health-probe.ts';

describe('HttpHealthProbe', () => {
  let server: Server;
  let behave: RequestListener;
  let address: { host: string; port: number };
  const probe = new HttpHealthProbe();

  beforeAll(async () => {
    server = createServer((request, response) => behave(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('takes 200 with JSON that says ok for healthy, and nothing else', async () => {
    behave = (_, response) => void response.end('{"status":"ok","version":"1.2.3"}');
    expect(await probe.waitUntilHealthy({ address, path: '/health' }, 200)).toEqual({
      healthy: true,
      version: '1.2.3',
      reason: null,
      status: 200,
      body: '{"status":"ok","version":"1.2.3"}',
    });
  });

  it.each<[string, RequestListener, string]>([
    ['a page with 200', (_, response) => void response.end('<html>ok</html>'), 'its answer is not JSON.'],
    [
      'another status in JSON',
      (_, response) => void response.end('{"status":"starting"}'),
      'it does not say that it is ok.',
    ],
    ['null', (_, response) => void response.end('null'), 'it does not say that it is ok.'],
    ['503', (_, response) => void response.writeHead(503).end('{"status":"ok"}'), 'it answers with 503.'],
    ['something endless', (_, response) => void response.end('x'.repeat(100_000)), 'its answer is too long.'],
    ['nothing', (request) => void request.socket.destroy(), 'it does not answer.'],
    [
      'a redirect, wherever it leads,',
      (request, response) =>
        request.url === '/well'
          ? void response.end('{"status":"ok"}')
          : void response.writeHead(302, { location: '/well' }).end('{"status":"ok"}'),
      'it answers with 302.',
    ],
    ['201', (_, response) => void response.writeHead(201).end('{"status":"ok"}'), 'it answers with 201.'],
    ['206', (_, response) => void response.writeHead(206).end('{"status":"ok"}'), 'it answers with 206.'],
    ['an empty answer', (_, response) => void response.end(), 'its answer is not JSON.'],
    ['JSON that breaks off', (_, response) => void response.end('{"status":"ok"'), 'its answer is not JSON.'],
    ['a list', (_, response) => void response.end('[{"status":"ok"}]'), 'it does not say that it is ok.'],
  ])('does not take %s for healthy', async (_, behaviour, reason) => {
    behave = behaviour;
    expect(await probe.waitUntilHealthy({ address, path: '/health' }, 60)).toMatchObject({
      healthy: false,
      version: null,
      reason,
    });
  });

  it('does not ask for a type: JSON with any is JSON', async () => {
    behave = (_, response) =>
      void response.setHeader('content-type', 'text/html').end('{"status":"ok","version":"\\u0000"}');
    expect(await probe.waitUntilHealthy({ address, path: '/health' }, 0)).toMatchObject({
      healthy: true,
      version: null,
    });
  });

  it.each<[string, RequestListener]>([
    ['accepts and never answers', () => undefined],
    [
      'answers in drops',
      (_, response) => {
        const drops = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(drops));
      },
    ],
  ])('leaves a bot that %s', async (_, behaviour) => {
    behave = behaviour;
    using since = stopwatch();
    expect(await probe.waitUntilHealthy({ address, path: '/health' }, 0)).toMatchObject({
      healthy: false,
      reason: 'it does not answer in time.',
      status: null,
    });
    expect(since.ms()).toBeLessThan(4_000);
  });

  it('reads no more of an endless answer than it needs', async () => {
    let sent = 0;
    behave = (_, response) => {
      const more = (): void => {
        do sent += 65_536;
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      };
      response.on('drain', more);
      more();
    };
    expect(await probe.waitUntilHealthy({ address, path: '/health' }, 0)).toMatchObject({
      reason: 'its answer is too long.',
      body: 'x'.repeat(4_096),
    });
    // What the sockets hold comes on top.
    expect(sent).toBeLessThan(16 * 1024 * 1024);
  });

  describe('where several good answers are wanted', () => {
    let asked: number;
    beforeEach(() => {
      asked = 0;
    });
    const wait = (withinMs: number) =>
      probe.waitUntilHealthy({ address, path: '/health', inSuccession: 3 }, withinMs, undefined);
    /** `.` is a good answer; the last one is given for ever. */
    const answering = (answers: string) => {
      behave = (_, response) =>
        void response.writeHead(answers.charAt(asked++) === '!' ? 503 : 200).end('{"status":"ok"}');
    };

    it('takes a bot for healthy after so many in a row', async () => {
      answering('!!.!..!...');
      expect(await wait(5_000)).toMatchObject({ healthy: true, reason: null });
      expect(asked).toBe(10);
    });

    it('takes none for healthy that flaps, and says so', async () => {
      answering('..!'.repeat(100));
      expect(await wait(500)).toMatchObject({
        healthy: false,
        status: 503,
        reason: 'it was healthy for a moment only; then it answers with 503.',
      });
    });

    it('gives one that answers well at the last moment the time for the others', async () => {
      answering('...');
      expect(await wait(0)).toMatchObject({ healthy: true });
    });
  });

  it('keeps what was answered, as evidence', async () => {
    behave = (_, response) => void response.writeHead(503).end('y'.repeat(5_000));
    const report = await probe.waitUntilHealthy({ address, path: '/health' }, 0);
    expect(report).toMatchObject({ status: 503, body: 'y'.repeat(4_096) });
    behave = (request) => void request.socket.destroy();
    expect(await probe.waitUntilHealthy({ address, path: '/health' }, 0)).toMatchObject({ status: null, body: null });
  });

  it('asks again until the bot is healthy', async () => {
    let asked = 0;
    behave = (_, response) => void response.writeHead(++asked < 4 ? 503 : 200).end('{"status":"ok"}');
    expect(await probe.waitUntilHealthy({ address, path: '/health' }, 5_000)).toMatchObject({ healthy: true });
    expect(asked).toBe(4);
  });

  it('stops asking when it is told to', async () => {
    behave = (_, response) => void response.writeHead(503).end();
    const stop = new AbortController();
    const asking = probe.waitUntilHealthy({ address, path: '/health' }, 60_000, stop.signal);
    stop.abort();
    expect(await asking).toMatchObject({ healthy: false });
  });
});
