import { LiveUpdates } from '@moorage/kernel';
import { FixedClock, RecordingAuditTrail, eventually } from '@moorage/kernel/testing';
import { PostgresBroadcast } from '../database/postgres-broadcast.ts';
import { openDatabaseHarness, testSettings, type DatabaseHarness } from '../testing/index.ts';
import { ChangePlatformSettings, ChangePlatformSettingsHandler } from './change-platform-settings.ts';
import { PostgresPlatformSettings } from './postgres-platform-settings.ts';

interface Replica {
  readonly broadcast: PostgresBroadcast;
  readonly settings: PostgresPlatformSettings;
  readonly change: (change: ChangePlatformSettings['change']) => Promise<object>;
}

describe('the settings of the platform', () => {
  const audit = new RecordingAuditTrail();
  let harness: DatabaseHarness;
  let here: Replica;
  let there: Replica;

  beforeAll(async () => {
    harness = await openDatabaseHarness();
    [here, there] = [aReplica(), aReplica()];
    await Promise.all([here, there].map(({ broadcast }) => broadcast.onApplicationBootstrap()));
  });
  afterAll(async () => {
    await Promise.all([here, there].map(({ broadcast }) => broadcast.onApplicationShutdown()));
    await harness.close();
  });

  function aReplica(): Replica {
    const { database, dataSource, unitOfWork } = harness;
    const broadcast = new PostgresBroadcast(database, dataSource, unitOfWork);
    const configured = testSettings({ orgVerificationRequired: false, defaultSeats: 5 });
    const settings = new PostgresPlatformSettings(database, broadcast, configured);
    const live = new LiveUpdates(broadcast);
    const handler = new ChangePlatformSettingsHandler(database, settings, audit, broadcast, live, new FixedClock());
    const change: Replica['change'] = (values) =>
      unitOfWork.run(() => handler.execute(new ChangePlatformSettings(values)));
    return { broadcast, settings, change };
  }

  it('are as configured, until an admin changes one; then every replica knows', async () => {
    expect(await here.settings.current()).toEqual({ orgVerificationRequired: false, defaultSeats: 5 });
    expect(await there.settings.current()).toEqual({ orgVerificationRequired: false, defaultSeats: 5 });
    expect(await here.change({ orgVerificationRequired: true })).toEqual({
      orgVerificationRequired: true,
      defaultSeats: 5,
    });
    expect((await here.settings.current()).orgVerificationRequired).toBe(true);
    await eventually(async () => (await there.settings.current()).orgVerificationRequired);
    expect(audit.of('platform-settings.changed')).toEqual([
      {
        action: 'platform-settings.changed',
        before: { orgVerificationRequired: false },
        after: { orgVerificationRequired: true },
      },
    ]);
  });

  it('can be no limit, and a change to what is changes nothing', async () => {
    expect(await there.change({ defaultSeats: null })).toMatchObject({ defaultSeats: null });
    const recorded = audit.entries.length;
    expect(await there.change({ defaultSeats: null })).toMatchObject({ defaultSeats: null });
    expect(audit.entries).toHaveLength(recorded);
    await eventually(async () => (await here.settings.current()).defaultSeats === null);
  });

  it('are asked of Postgres once, as long as changes are heard of', async () => {
    await here.settings.current();
    const query = jest.spyOn(harness.database, 'query');
    await here.settings.current();
    expect(query).not.toHaveBeenCalled();
    await here.broadcast.onApplicationShutdown();
    await here.settings.current();
    await here.settings.current();
    expect(query).toHaveBeenCalledTimes(2);
    query.mockRestore();
  });

  it('tell each of two admins who change at once what the other left', async () => {
    await there.change({ defaultSeats: 1 });
    const before = audit.entries.length;
    await Promise.all([there.change({ defaultSeats: 2 }), there.change({ defaultSeats: 3 })]);
    const [first, second] = audit.entries.slice(before);
    expect(first?.before).toEqual({ defaultSeats: 1 });
    expect(second?.before).toEqual(first?.after);
  });
});
