import { Broadcast, LiveUpdates, SystemClock, type BroadcastChannel, type Clock } from '@moorage/kernel';
import type { DatabaseHarness } from '@moorage/platform/testing';
import { PostgresAuditTrail } from '../adapters/postgres/postgres-audit-trail.ts';

/** Remembers what was sent, for a test that has no second process. */
export class SentBroadcast extends Broadcast {
  readonly sent: { readonly channel: BroadcastChannel; readonly message: object }[] = [];

  override send(channel: BroadcastChannel, message: object): Promise<void> {
    this.sent.push({ channel, message });
    return Promise.resolve();
  }

  override on(): () => void {
    return () => undefined;
  }

  override onConnection(): () => void {
    return () => undefined;
  }

  override isConnected(): boolean {
    return true;
  }
}

/** The audit trail on a test's database. */
export function auditTrailOf(
  { database, unitOfWork }: DatabaseHarness,
  { clock = new SystemClock(), broadcast = new SentBroadcast() }: { clock?: Clock; broadcast?: Broadcast } = {},
): PostgresAuditTrail {
  return new PostgresAuditTrail(database, unitOfWork, clock, new LiveUpdates(broadcast));
}
