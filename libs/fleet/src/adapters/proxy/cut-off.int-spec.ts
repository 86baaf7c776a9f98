import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { stopwatch } from '@moorage/kernel/testing';
import { ProxyWorld } from '../../testing/proxy-world.ts';

/** What is open when somebody loses access: requests and streams. WebSockets are in `web-socket.int-spec.ts`. */
describe('what is open', () => {
  let world: ProxyWorld;
  let streams: ServerResponse[];
  let cutOff: number;

  beforeEach(async () => {
    streams = [];
    cutOff = 0;
    world = await ProxyWorld.start({
      bot: (req, res) => {
        req.on('error', () => undefined).resume();
        streams.push(res);
        if (req.url !== '/silent') res.write('begun\n');
      },
      events: { cutOff: (count) => void (cutOff += count) },
    });
  });
  afterEach(() => world.stop());

  async function open(line = 'GET /', lines: readonly string[] = []): Promise<Socket> {
    const before = streams.length;
    const socket = world.connect();
    socket.write(
      [`${line} HTTP/1.1`, `Host: ${world.host}:${world.port}`, `Cookie: ${world.cookie}`, ...lines, '', ''].join(
        '\r\n',
      ),
    );
    if (lines.length > 0) socket.write('some content');
    socket.resume();
    await world.until(() => streams.length > before);
    return socket;
  }

  const lose = () => world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');

  it('ends at both ends: a stream, a request that waits for its answer, an upload', async () => {
    const sockets = [await open(), await open('GET /silent'), await open('POST /silent', ['Content-Length: 1000000'])];
    const closed = Promise.all([...sockets, ...streams].map((each) => once(each, 'close')));
    lose();
    await closed;
    expect(cutOff).toBe(3);
    expect(world.proxy.openExchanges).toBe(0);
  });

  it('ends when the store can’t confirm it any more, within 5 s', async () => {
    const socket = await open();
    using since = stopwatch();
    world.access.setUnreachable(true);
    await once(socket, 'close');
    expect(since.ms()).toBeLessThan(5_000);
  });

  it('lasts while the store confirms it', async () => {
    const socket = await open();
    const asked = world.access.asked.sessions;
    await world.until(() => world.access.asked.sessions >= asked + 2);
    expect(socket.closed).toBe(false);
    expect(cutOff).toBe(0);
  });

  it('outlasts an update of its instance, which the bot ends itself', async () => {
    const socket = await open();
    const asked = world.access.asked.sessions;
    world.access.changeTarget(world.host, { status: 'UPDATING' });
    await world.until(() => world.access.asked.sessions > asked);
    expect(socket.closed).toBe(false);
    expect(cutOff).toBe(0);
  });

  it('ends with its session', async () => {
    world.token = world.access.openSession(world.host, world.userId, 3_000).token;
    const socket = await open();
    await once(socket, 'close');
  });

  it('is let finish when the server stops, for so long; new requests are sent away', async () => {
    const finishing = await open();
    const hanging = await open();
    let wire = '';
    finishing.on('data', (chunk: Buffer) => void (wire += chunk.toString()));
    const closing = world.proxy.close(1_500);
    expect((await world.request('GET /')).status).toBe(503);
    streams[0]?.end('finished\n');
    await world.until(() => wire.includes('finished'));
    const cut = once(hanging, 'close');
    await closing;
    await cut;
    expect(world.proxy.openExchanges).toBe(0);
  });
});
