import { createServer } from 'node:net';

/**
 * A port on 127.0.0.1 nobody listens on: the wished one where it is free, any other otherwise.
 * @param {number} [wished]
 * @returns {Promise<number>}
 */
export async function freePort(wished) {
  return (wished && (await tryPort(wished))) || tryPort(0);
}

/** Whether nobody listens on a port of 127.0.0.1. @param {number} port */
export async function isFree(port) {
  return (await tryPort(port)) !== 0;
}

/** @param {number} port @returns {Promise<number>} 0 where the port is taken */
function tryPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(0) : reject(error)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
