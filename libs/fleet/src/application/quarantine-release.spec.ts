import { LiveUpdates } from '@moorage/kernel';
import { FixedClock, RecordingAuditTrail, RecordingBroadcast } from '@moorage/kernel/testing';
import { InMemoryReleaseStore } from '../testing/in-memory-release-store.ts';
import { LiftQuarantine, LiftQuarantineHandler } from './lift-quarantine.ts';
import { QuarantineRelease, QuarantineReleaseHandler } from './quarantine-release.ts';

describe('the quarantine of a release', () => {
  const id = '00000000-0000-7000-8000-000000000001';
  const digest = `sha256:${'1'.repeat(64)}`;
  const reference = `ghcr.io/acme/bot@${digest}`;
  let releases: InMemoryReleaseStore;
  let audit: RecordingAuditTrail;
  let clock: FixedClock;
  let quarantine: QuarantineReleaseHandler;
  let lift: LiftQuarantineHandler;

  beforeEach(async () => {
    clock = new FixedClock();
    audit = new RecordingAuditTrail();
    releases = new InMemoryReleaseStore(() => new Map());
    const live = new LiveUpdates(new RecordingBroadcast());
    quarantine = new QuarantineReleaseHandler(releases, audit, live, clock);
    lift = new LiftQuarantineHandler(releases, audit, live);
    await releases.put({ id, botAppId: 'app', digest, reference, detectedAt: clock.now() });
  });

  it('is set with a reason, lifted, and both are told in the log', async () => {
    await quarantine.execute(new QuarantineRelease(id, 'It loses messages.'));
    expect((await releases.find(id))?.quarantine).toEqual({ at: clock.now(), reason: 'It loses messages.' });
    await lift.execute(new LiftQuarantine(id));
    expect((await releases.find(id))?.quarantine).toBeNull();
    const target = { type: 'release', id, label: reference };
    expect(audit.entries).toEqual([
      { action: 'release.quarantined', target, after: { reason: 'It loses messages.' } },
      { action: 'release.quarantine-lifted', target, before: { reason: 'It loses messages.' } },
    ]);
  });

  it('is set once and lifted once', async () => {
    await expect(lift.execute(new LiftQuarantine(id))).rejects.toMatchObject({ code: 'RELEASE.NOT_QUARANTINED' });
    await quarantine.execute(new QuarantineRelease(id, 'one'));
    await expect(quarantine.execute(new QuarantineRelease(id, 'two'))).rejects.toMatchObject({
      code: 'RELEASE.QUARANTINED',
    });
    expect(audit.entries).toHaveLength(1);
  });

  it.each(['no uuid', '00000000-0000-7000-8000-000000000009'])(
    'is refused for a release that is not there (%s)',
    async (other) => {
      await expect(quarantine.execute(new QuarantineRelease(other, 'x'))).rejects.toMatchObject({
        code: 'RELEASE.NOT_FOUND',
      });
      await expect(lift.execute(new LiftQuarantine(other))).rejects.toMatchObject({ code: 'RELEASE.NOT_FOUND' });
    },
  );
});
