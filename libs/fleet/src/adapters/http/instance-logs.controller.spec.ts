import type { QueryBus } from '@nestjs/cqrs';
import { permissions, type Principal, type Tenant } from '@moorage/contracts';
import { eventually, RecordingBroadcast } from '@moorage/kernel/testing';
import { CallerReview, SessionCookie, sessionCookieName } from '@moorage/platform';
import { KnownCallers, KnownTenants, testSettings } from '@moorage/platform/testing';
import type { Request, Response } from 'express';
import type { FollowInstanceLogs } from '../../application/follow-instance-logs.ts';
import type { LogLine } from '../../application/ports/container-runtime.port.ts';
import { RecordedResponse } from '../../testing/recorded-response.ts';
import { InstanceLogsController } from './instance-logs.controller.ts';

class LossyBroadcast extends RecordingBroadcast {
  readonly watchers = new Set<(state: 'lost' | 'restored') => void>();

  override onConnection(watcher: (state: 'lost' | 'restored') => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}

/** A log in which nothing is written, until its reader leaves. */
async function* silence({ signal }: FollowInstanceLogs): AsyncIterable<LogLine> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

const principal = (userId: string, sessionId: string) => ({ userId, via: { kind: 'session', sessionId } }) as Principal;

describe('the log of an instance', () => {
  let broadcast: LossyBroadcast;
  let callers: KnownCallers;
  let tenants: KnownTenants;
  let controller: InstanceLogsController;
  beforeEach(() => {
    broadcast = new LossyBroadcast();
    const queries = { execute: (query: FollowInstanceLogs) => Promise.resolve(silence(query)) };
    [callers, tenants] = [new KnownCallers(), new KnownTenants()];
    for (const [userId, sessionId] of [['olive', 'session-1'] as const, ['paul', 'session-2'] as const]) {
      callers.sessions.set(sessionId, principal(userId, sessionId));
      tenants.standings.set(`${userId}@org-1`, { permissions: new Set(permissions) } as unknown as Tenant);
    }
    const review = new CallerReview(callers, tenants, new SessionCookie(testSettings()));
    controller = new InstanceLogsController(queries as unknown as QueryBus, broadcast, review);
  });
  afterEach(() => {
    broadcast.watchers.forEach((watch) => watch('lost'));
    jest.useRealTimers();
  });

  function read(userId = 'olive', sessionId = 'session-1'): { response: RecordedResponse; over: Promise<void> } {
    const response = new RecordedResponse();
    const over = controller.followInstanceLogs(
      { orgId: 'org-1' } as Tenant,
      principal(userId, sessionId),
      'instance-1',
      { tail: 10 },
      { headers: { cookie: `${sessionCookieName}=${sessionId}` } } as Request,
      response as unknown as Response,
    );
    return { response, over };
  }
  const isOpen = ({ response }: { response: RecordedResponse }) =>
    eventually(() => response.written.length > 0 && !response.ended);

  it.each([
    ['its reader’s rights change', { userId: 'olive', orgId: 'org-1' }],
    ['its reader’s session ends', { sessionId: 'session-1' }],
    ['something of its organisation changes', { orgId: 'org-1' }],
  ])('ends when %s, and not with somebody else’s', async (_, change) => {
    const mine = read();
    await isOpen(mine);
    await broadcast.send('access', { userId: 'paul', orgId: 'org-1' });
    await broadcast.send('access', { sessionId: 'session-2' });
    await broadcast.send('access', { orgId: 'org-2' });
    expect(mine.response.ended).toBe(false);
    await broadcast.send('access', change);
    await mine.over;
    expect(mine.response.ended).toBe(true);
  });

  it.each(['lost', 'restored'] as const)('ends when the connection that tells of changes is %s', async (state) => {
    const mine = read();
    await isOpen(mine);
    broadcast.watchers.forEach((watch) => watch(state));
    await mine.over;
    expect(mine.response.ended).toBe(true);
    expect(broadcast.watchers.size).toBe(0);
  });

  it.each([
    ['session', () => callers.sessions.delete('session-1')],
    ['right to it', () => tenants.standings.delete('olive@org-1')],
  ])('shows nothing where its reader lost the %s while the guard let them in', async (_, takeAway) => {
    takeAway();
    const mine = read();
    await mine.over;
    expect(mine.response.ended).toBe(true);
    expect(mine.response.lines).toEqual([]);
  });

  it('ends after a quarter of an hour, so that its reader is judged anew', async () => {
    jest.useFakeTimers();
    const mine = read();
    await jest.advanceTimersByTimeAsync(15 * 60_000 - 1);
    expect(mine.response.ended).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await mine.over;
    expect(mine.response.ended).toBe(true);
  });

  it('is open to one reader 20 times at once, and to others beside them', async () => {
    const mine = Array.from({ length: 20 }, () => read());
    await expect(read().over).rejects.toMatchObject({ code: 'REQUEST.RATE_LIMITED' });
    await isOpen(read('paul', 'session-2'));
    mine[0]!.response.emit('close');
    await mine[0]!.over;
    await isOpen(read());
  });
});
