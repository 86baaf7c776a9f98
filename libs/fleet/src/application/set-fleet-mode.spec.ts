import { LiveUpdates } from '@moorage/kernel';
import { FixedClock, RecordingAuditTrail, RecordingBroadcast, RecordingJobQueue } from '@moorage/kernel/testing';
import { InMemoryReleaseStore } from '../testing/in-memory-release-store.ts';
import { InMemoryUpdatePolicyStore } from '../testing/in-memory-update-policy-store.ts';
import { SetFleetMode, SetFleetModeHandler } from './set-fleet-mode.ts';

describe('setting the mode of the fleet', () => {
  it('is told in the log with what it was, and to every open page; once', async () => {
    const policies = new InMemoryUpdatePolicyStore(() => Promise.resolve(undefined));
    const [audit, broadcast] = [new RecordingAuditTrail(), new RecordingBroadcast()];
    const handler = new SetFleetModeHandler(
      policies,
      new InMemoryReleaseStore(() => new Map()),
      new RecordingJobQueue(),
      audit,
      new LiveUpdates(broadcast),
      new FixedClock(),
    );
    await handler.execute(new SetFleetMode('paused'));
    await handler.execute(new SetFleetMode('paused'));
    expect(await policies.fleetMode()).toBe('paused');
    expect(audit.entries).toEqual([{ action: 'fleet-mode.set', before: { mode: 'auto' }, after: { mode: 'paused' } }]);
    expect(broadcast.messages).toEqual([{ channel: 'live', message: { scope: 'everybody', topic: 'update-policy' } }]);
  });
});
