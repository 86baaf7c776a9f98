import { MaintenanceWorld } from '../testing/maintenance-world.ts';
import { ScheduleMaintenance, mostWindows } from './schedule-maintenance.ts';

const orgId = 'a0000000-0000-4000-8000-000000000000';

describe('scheduling maintenance', () => {
  it('keeps the plan, tells every replica and page, and leaves its entry in the log', async () => {
    const world = new MaintenanceWorld();
    const plan = {
      mode: 'READ_ONLY',
      message: 'Moving house.',
      startsAt: world.at(1000),
      endsAt: world.at(2000),
    } as const;
    const window = await world.schedule.execute(new ScheduleMaintenance(orgId, plan));
    expect(await world.windows.find(orgId, window.id)).toMatchObject(plan);
    expect(world.broadcast.messages).toContainEqual({ channel: 'maintenance', message: { orgId } });
    expect(world.broadcast.messages).toContainEqual({
      channel: 'live',
      message: { scope: `org:${orgId}`, topic: 'maintenance', id: window.id },
    });
    expect(world.audit.entries).toEqual([
      {
        action: 'maintenance.scheduled',
        orgId,
        target: { type: 'maintenance-window', id: window.id },
        after: {
          mode: 'READ_ONLY',
          message: 'Moving house.',
          startsAt: plan.startsAt.toISOString(),
          endsAt: plan.endsAt.toISOString(),
        },
      },
    ]);
  });

  it("tells everybody of the installation's own, whose entry is the installation's", async () => {
    const world = new MaintenanceWorld();
    await world.schedule.execute(
      new ScheduleMaintenance(null, { mode: 'BANNER', message: null, startsAt: null, endsAt: null }),
    );
    expect(world.broadcast.messages.map(({ channel, message }) => [channel, message])).toEqual([
      ['maintenance', {}],
      ['live', expect.objectContaining({ scope: 'everybody', topic: 'maintenance' })],
    ]);
    expect(world.audit.entries[0]).not.toHaveProperty('orgId');
  });

  it('keeps the number of windows that are not over small', async () => {
    const world = new MaintenanceWorld();
    const plan = { mode: 'BANNER', message: null, startsAt: null, endsAt: null } as const;
    for (let i = 0; i < mostWindows; i += 1) await world.schedule.execute(new ScheduleMaintenance(orgId, plan));
    await expect(world.schedule.execute(new ScheduleMaintenance(orgId, plan))).rejects.toMatchObject({
      code: 'MAINTENANCE.TOO_MANY',
    });
    await expect(world.schedule.execute(new ScheduleMaintenance(null, plan))).resolves.toBeDefined();
  });
});
