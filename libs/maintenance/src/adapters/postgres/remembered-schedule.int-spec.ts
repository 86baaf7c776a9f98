import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { RandomIds } from '@moorage/kernel';
import { FixedClock, eventually } from '@moorage/kernel/testing';
import { PostgresBroadcast, openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import type { MaintenanceWindowState } from '../../domain/maintenance-window.ts';
import { PostgresMaintenanceWindows } from './postgres-maintenance-windows.ts';
import { RememberedSchedule } from './remembered-schedule.ts';

describe('RememberedSchedule', () => {
  let harness: DatabaseHarness;
  let clock: FixedClock;
  let windows: PostgresMaintenanceWindows;
  let broadcast: PostgresBroadcast;
  let schedule: RememberedSchedule;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    harness = await openDatabaseHarness();
    broadcast = new PostgresBroadcast(harness.database, harness.dataSource, harness.unitOfWork);
    await broadcast.onApplicationBootstrap();
    windows = new PostgresMaintenanceWindows(harness.database);
  });
  afterAll(async () => {
    await broadcast.onApplicationShutdown();
    await harness.close();
  });
  beforeEach(async () => {
    await harness.dataSource.query('TRUNCATE maintenance_windows');
    clock = new FixedClock();
    schedule = new RememberedSchedule(harness.database, broadcast, clock);
    await schedule.onApplicationBootstrap();
  });
  afterEach(() => schedule.onApplicationShutdown());

  const at = (seconds: number): Date => new Date(clock.now().getTime() + seconds * 1_000);
  /** Written as a command writes it; `silent` loses the notification. */
  async function plan(overrides: Partial<MaintenanceWindowState>, silent = false): Promise<MaintenanceWindowState> {
    const window: MaintenanceWindowState = {
      id: new RandomIds(clock).uuid(),
      orgId: null,
      mode: 'OFFLINE',
      message: null,
      startsAt: clock.now(),
      endsAt: null,
      endedAt: null,
      createdAt: clock.now(),
      revision: 1,
      ...overrides,
    };
    await harness.unitOfWork.run(async () => {
      await windows.insert(window, 50);
      if (!silent) await broadcast.send('maintenance', window.orgId === null ? {} : { orgId: window.orgId });
    });
    return window;
  }

  it('knows what is planned elsewhere, and whose it is', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    const { id } = await plan({ orgId: ours, message: 'Moving house.' });
    await eventually(() => schedule.running(ours) !== undefined);
    expect(schedule.running(ours)).toMatchObject({ windowId: id, mode: 'OFFLINE', message: 'Moving house.' });
    expect(schedule.running(theirs)).toBeUndefined();
    expect(schedule.running()).toBeUndefined();
  });

  it('tells its listeners whose maintenance changed, when it can be read', async () => {
    const told: [string | undefined, boolean][] = [];
    const orgId = randomUUID();
    schedule.onChange((org) => told.push([org, schedule.running(orgId) !== undefined]));
    await plan({ orgId });
    await eventually(() => told.length === 1);
    expect(told).toEqual([[orgId, true]]);
  });

  it('begins and ends at its time, to the millisecond, with no notification', async () => {
    const orgId = randomUUID();
    await plan({ orgId, startsAt: at(60), endsAt: at(120) });
    await eventually(() => schedule.upcoming(orgId).length === 1);
    expect(schedule.running(orgId)).toBeUndefined();
    clock.advance({ seconds: 59.999 });
    expect(schedule.running(orgId)).toBeUndefined();
    clock.advance({ seconds: 0.001 });
    expect(schedule.running(orgId)).toBeDefined();
    clock.advance({ seconds: 59.999 });
    expect(schedule.running(orgId)).toBeDefined();
    clock.advance({ seconds: 0.001 });
    expect(schedule.running(orgId)).toBeUndefined();
  });

  it("is the stronger of the organisation's and the installation's", async () => {
    const orgId = randomUUID();
    await plan({ orgId, mode: 'READ_ONLY' });
    await plan({ mode: 'BANNER' });
    await eventually(() => schedule.running()?.mode === 'BANNER' && schedule.running(orgId) !== undefined);
    expect(schedule.running(orgId)?.mode).toBe('READ_ONLY');
    await plan({ mode: 'OFFLINE' });
    await eventually(() => schedule.running(orgId)?.mode === 'OFFLINE');
  });

  it('finds out within 5 s where the notification was lost', async () => {
    const orgId = randomUUID();
    await plan({ orgId }, true);
    await eventually(() => schedule.running(orgId) !== undefined, 5_000);
  });

  it('stays in force while Postgres can not be read', async () => {
    const orgId = randomUUID();
    await plan({ orgId });
    await eventually(() => schedule.running(orgId) !== undefined);
    await harness.dataSource.query('ALTER TABLE maintenance_windows RENAME TO elsewhere');
    try {
      const told: unknown[] = [];
      schedule.onChange((org) => told.push(org));
      await broadcast.send('maintenance', { orgId });
      await eventually(() => told.length === 1);
      expect(schedule.running(orgId)).toBeDefined();
    } finally {
      await harness.dataSource.query('ALTER TABLE elsewhere RENAME TO maintenance_windows');
    }
  });
});
