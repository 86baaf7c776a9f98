import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { WebSocket } from 'ws';
import type { BenchRow } from './bench-row.ts';
import { startMoorage, type MoorageUnderTest } from './moorage-under-test.ts';
import { ServerProcess } from './server-process.ts';

const SOCKETS = 10_000;
/** Open at the same time. */
const AT_ONCE = 500;
const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

/** Memory of the whole server, garbage collected, before and after. The warm-up does a little of each first. */
export async function measureMemory(): Promise<BenchRow> {
  const bot = await ServerProcess.start<{ port: number }>('bot.ts', []);
  const moorage = await startMoorage(bot.hello.port);
  try {
    await webSockets(moorage, AT_ONCE);
    await upload(moorage, 64 * MIB);
    await download(moorage, 64 * MIB);
    const before = await moorage.memory();
    await webSockets(moorage, SOCKETS);
    const afterSockets = await moorage.memory();
    await upload(moorage, GIB);
    await download(moorage, GIB);
    const after = await moorage.memory();
    return {
      what: 'memory after 10,000 WebSockets opened and closed, 1 GiB up and 1 GiB down',
      value: (after - before) / MIB,
      unit: 'MiB',
      atMost: 50,
      detail: `resident memory of the whole server: ${(before / MIB).toFixed(0)} MiB before, ${(afterSockets / MIB).toFixed(0)} after the WebSockets (${AT_ONCE} at a time, a message each way), ${(after / MIB).toFixed(0)} at the end`,
    };
  } finally {
    await moorage.stop();
    await bot.stop();
  }
}

async function webSockets({ port, host, cookie }: MoorageUnderTest, count: number): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) {
    const sockets = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { headers: { host, cookie } });
        await once(socket, 'open');
        return socket;
      }),
    );
    await Promise.all(
      sockets.map(async (socket) => {
        socket.send('hello');
        await once(socket, 'message');
        socket.close();
        await once(socket, 'close');
      }),
    );
  }
}

async function upload({ port, host, cookie }: MoorageUnderTest, bytes: number): Promise<void> {
  const outgoing = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/upload',
    headers: { host, cookie, 'content-length': bytes },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  const chunk = Buffer.alloc(64 * 1024, 'x');
  await pipeline(
    Readable.from(
      (function* () {
        for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
      })(),
      { objectMode: false },
    ),
    outgoing,
  );
  const [answer] = await answered;
  const got = (await answer.toArray()).join('');
  if (Number(got) !== bytes) throw new Error(`of ${bytes} octets ${got} arrived`);
}

async function download({ port, host, cookie }: MoorageUnderTest, bytes: number): Promise<void> {
  const outgoing = request({ host: '127.0.0.1', port, path: `/download?bytes=${bytes}`, headers: { host, cookie } });
  outgoing.end();
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  let got = 0;
  for await (const chunk of answer) got += (chunk as Buffer).length;
  if (got !== bytes) throw new Error(`of ${bytes} octets ${got} arrived`);
}
