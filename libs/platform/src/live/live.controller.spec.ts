import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Principal } from '@moorage/contracts';
import { Broadcast, type BroadcastChannel } from '@moorage/kernel';
import { eventually } from '@moorage/kernel/testing';
import type { Request, Response } from 'express';
import { CallerReview } from '../http/caller-review.ts';
import { SessionCookie } from '../http/session-cookie.ts';
import { KnownCallers, KnownTenants, testSettings } from '../testing/index.ts';
import { LiveController } from './live.controller.ts';

/** Delivers at once, in the order in which it is asked to. */
class HeardAtOnce extends Broadcast {
  private readonly listeners = new Set<{ channel: BroadcastChannel; hear: (message: never) => void }>();

  override send(channel: BroadcastChannel, message: object): Promise<void> {
    for (const listener of this.listeners) if (listener.channel === channel) listener.hear(message as never);
    return Promise.resolve();
  }
  override on(channel: BroadcastChannel, hear: (message: never) => void): () => void {
    const listener = { channel, hear };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  get listening(): number {
    return this.listeners.size;
  }
  override onConnection = () => () => undefined;
  override isConnected = () => true;
}

const nobodyKnown = () => new CallerReview(new KnownCallers(), new KnownTenants(), new SessionCookie(testSettings()));

const kim: Principal = {
  userId: 'kim',
  email: 'kim@example.test',
  name: 'Kim',
  emailVerified: true,
  platformAdmin: false,
  via: { kind: 'session', sessionId: 's-kim' },
};

describe('a live stream that ends', () => {
  it('is told nothing any more while its last bytes are on their way', async () => {
    const broadcast = new HeardAtOnce();
    const controller = new LiveController(broadcast, nobodyKnown());
    // Without a reader the answer is never closed: it stays between its end and its close.
    const response = new ServerResponse(new IncomingMessage(new Socket()));
    const errors: unknown[] = [];
    response.on('error', (error) => errors.push(error));

    controller.watchMe(kim, { headers: {} } as Request, response as unknown as Response);
    try {
      await broadcast.send('access', { userId: 'kim' });
      await eventually(() => Promise.resolve(response.writableEnded));
      await broadcast.send('live', { scope: 'user:kim', topic: 'sessions' });
      await new Promise((resolve) => setImmediate(resolve));
      expect(errors).toEqual([]);
    } finally {
      response.emit('close');
    }
  });
});

describe('a live stream whose reader lost the session while the guard let it in', () => {
  it('ends at once, though nobody says so any more', async () => {
    const controller = new LiveController(new HeardAtOnce(), nobodyKnown());
    const response = new ServerResponse(new IncomingMessage(new Socket()));
    controller.watchMe(kim, { headers: {} } as Request, response as unknown as Response);
    try {
      await eventually(() => response.writableEnded);
    } finally {
      response.emit('close');
    }
  });
});

describe('a live stream whose reader has left already', () => {
  it('is not begun: nothing listens or ticks for it', async () => {
    const broadcast = new HeardAtOnce();
    const controller = new LiveController(broadcast, nobodyKnown());
    const response = new ServerResponse(new IncomingMessage(new Socket()));
    response.destroy();
    await once(response, 'close');

    const ticking = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const before = ticking();
    controller.watchMe(kim, { headers: {} } as Request, response as unknown as Response);
    try {
      expect(ticking()).toBe(before);
      expect(broadcast.listening).toBe(0);
    } finally {
      response.emit('close');
    }
  });
});
