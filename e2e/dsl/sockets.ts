import { once } from 'node:events';
import type { WebSocket } from 'ws';

/** Resolves once the socket is open; rejects when the upgrade is refused. */
export async function opened(socket: WebSocket): Promise<void> {
  await Promise.race([
    once(socket, 'open'),
    once(socket, 'unexpected-response').then(([, response]) => {
      throw new Error(`The upgrade was refused with ${(response as { statusCode?: number }).statusCode}`);
    }),
  ]);
}

/** Resolves with the milliseconds until the socket was closed from the other side. */
export async function closed(socket: WebSocket): Promise<number> {
  const from = performance.now();
  await once(socket, 'close');
  return performance.now() - from;
}
