import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that a system hands out to connections, and to whoever asks for any, before a server has begun to listen. */
const PORTS = { from: 20_000, to: 20_999 };

/**
 * A port on 127.0.0.1 nobody listens on: the wished one where there is one (not 0) and it is free, any other otherwise.
 * @param {number} [wished]
 * @returns {Promise<number>}
 */
export async function freePort(wished) {
  let port = wished || anyPort();
  while (!(await isFree(port))) port = anyPort();
  return port;
}

const anyPort = () => randomInt(PORTS.from, PORTS.to + 1);

/** Whether nobody listens on a port of 127.0.0.1. @param {number} port @returns {Promise<boolean>} */
export function isFree(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
