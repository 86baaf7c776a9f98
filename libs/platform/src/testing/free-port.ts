import { createServer } from 'node:net';

/** Test files run side by side, each worker of Jest with ports of its own. */
const portsOfAWorker = 2_000;
const workers = 5;
const first = 10_000 + (((Number(process.env['JEST_WORKER_ID']) || 1) - 1) % workers) * portsOfAWorker;
let next = Math.floor(Math.random() * portsOfAWorker);

/**
 * A port for a server that is started a moment later, perhaps stopped and started again: nobody listens on it, and nobody else
 * is given it meanwhile. It lies below those that a system hands out to connections and to whoever asks for any port, and below
 * those of the bots that are child processes.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < portsOfAWorker; tries++) {
    const port = first + (next++ % portsOfAWorker);
    if (await isFree(port)) return port;
  }
  throw new Error(`Somebody listens on all ports from ${first} on`);
}

/** On no address of this machine does anybody listen on it. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
