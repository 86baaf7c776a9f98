import { connect, type Socket } from 'node:net';

export interface SteadyLoad {
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly perSecond: number;
  /** How long the load is measured. */
  readonly seconds: number;
  /** How long it runs before that: connections are made, and a process that idled while another was measured gets its pace back. */
  readonly warmUpSeconds: number;
  readonly connections: number;
}

/** Content of each answer of the throughput bot, in octets. */
const CONTENT = 1024;

/**
 * Requests at a fixed rate, whatever the answers do, and how long each took from the moment it was due: a load that waits for answers
 * would hide just the delays that are asked for (coordinated omission). One request at a time on a connection; one that is due when
 * none is free waits, and its waiting counts.
 * @returns milliseconds per request, of those after the warm-up.
 */
export async function steadyLoad({
  port,
  headers,
  perSecond,
  seconds,
  warmUpSeconds,
  connections,
}: SteadyLoad): Promise<number[]> {
  const request = Buffer.from(
    `GET / HTTP/1.1\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`,
  );
  const total = Math.round(perSecond * (warmUpSeconds + seconds));
  const durations: number[] = [];
  const due: number[] = [];
  const free: Socket[] = [];
  const sockets: Socket[] = [];
  const begunAt = new Map<Socket, number>();
  const { promise: finished, resolve, reject } = Promise.withResolvers<void>();

  const send = (socket: Socket, dueAt: number) => {
    begunAt.set(socket, dueAt);
    socket.write(request);
  };
  const answered = (socket: Socket) => {
    durations.push(performance.now() - (begunAt.get(socket) ?? Number.NaN));
    if (durations.length === total) resolve();
    const next = due.shift();
    if (next === undefined) free.push(socket);
    else send(socket, next);
  };

  for (let i = 0; i < connections; i += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    sockets.push(socket);
    let pending = '';
    socket.on('data', (chunk: Buffer) => {
      pending += chunk.toString('latin1');
      const end = pending.indexOf('\r\n\r\n');
      if (end < 0 || pending.length < end + 4 + CONTENT) return;
      if (!pending.startsWith('HTTP/1.1 200 ')) reject(new Error(`an answer was no 200: ${pending.slice(0, 200)}`));
      pending = '';
      answered(socket);
    });
    socket.on('error', reject);
    await new Promise<void>((connected) => socket.once('connect', connected));
    free.push(socket);
  }

  const startedAt = performance.now();
  let scheduled = 0;
  const tick = () => {
    const now = performance.now();
    for (; scheduled < total; scheduled += 1) {
      const dueAt = startedAt + (scheduled * 1_000) / perSecond;
      if (dueAt > now) break;
      const socket = free.pop();
      if (socket) send(socket, dueAt);
      else due.push(dueAt);
    }
    if (scheduled < total) setTimeout(tick, 1);
  };
  tick();
  try {
    await finished;
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  return durations.slice(Math.round(perSecond * warmUpSeconds));
}
