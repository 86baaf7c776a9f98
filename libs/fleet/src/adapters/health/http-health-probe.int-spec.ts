import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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
  ])('does not take %s for healthy', async (_, behaviour, reason) => {
    behave = behaviour;
    expect(await probe.waitUntilHealthy({ address, path: '/health' }, 60)).toMatchObject({
      healthy: false,
      version: null,
      reason,
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
