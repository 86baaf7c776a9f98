import { MaintenanceWorld } from '../testing/maintenance-world.ts';
import { EndMaintenance } from './end-maintenance.ts';
import { ScheduleMaintenance } from './schedule-maintenance.ts';

const orgId = 'a0000000-0000-4000-8000-000000000000';

describe('ending maintenance', () => {
  it('ends it now, once', async () => {
    const world = new MaintenanceWorld();
    const { id } = await world.schedule.execute(
      new ScheduleMaintenance(orgId, { mode: 'OFFLINE', message: null, startsAt: null, endsAt: null }),
    );
    await world.end.execute(new EndMaintenance(orgId, id));
    expect(await world.windows.find(orgId, id)).toMatchObject({ endedAt: world.clock.now() });
    expect(world.audit.of('maintenance.ended')).toHaveLength(1);
    expect(world.broadcast.messages.filter(({ channel }) => channel === 'maintenance')).toHaveLength(2);
    await expect(world.end.execute(new EndMaintenance(orgId, id))).rejects.toMatchObject({ code: 'MAINTENANCE.OVER' });
    expect(world.audit.of('maintenance.ended')).toHaveLength(1);
  });

  it.each([
    ["the installation's", null],
    ["another organisation's", 'b0000000-0000-4000-8000-000000000000'],
  ])('finds nothing for %s owner', async (_, other) => {
    const world = new MaintenanceWorld();
    const { id } = await world.schedule.execute(
      new ScheduleMaintenance(orgId, { mode: 'OFFLINE', message: null, startsAt: null, endsAt: null }),
    );
    await expect(world.end.execute(new EndMaintenance(other, id))).rejects.toMatchObject({
      code: 'MAINTENANCE.NOT_FOUND',
    });
    await expect(world.end.execute(new EndMaintenance(orgId, '1'))).rejects.toMatchObject({
      code: 'MAINTENANCE.NOT_FOUND',
    });
  });
});
