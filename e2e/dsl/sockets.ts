import { once } from 'node:events';
import { stopwatch } from '@moorage/kernel/testing';
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

/** Resolves once the socket is closed from the other side. */
export async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState !== socket.CLOSED) await once(socket, 'close');
}

/** Fails where that takes longer than people are promised who lost access, counted from when it is asked. */
export async function closedInTime(closing: Promise<void>): Promise<void> {
  using since = stopwatch();
  await closing;
  expect(since.ms()).toBeLessThan(5_000);
}
