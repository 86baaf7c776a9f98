import { MaintenanceWorld } from '../testing/maintenance-world.ts';
import { ChangeMaintenance } from './change-maintenance.ts';
import { EndMaintenance } from './end-maintenance.ts';
import { ScheduleMaintenance } from './schedule-maintenance.ts';

const orgId = 'a0000000-0000-4000-8000-000000000000';
const otherOrg = 'b0000000-0000-4000-8000-000000000000';

describe('changing maintenance', () => {
  let world: MaintenanceWorld;
  beforeEach(() => {
    world = new MaintenanceWorld();
  });

  const scheduled = (startsAt: Date) =>
    world.schedule.execute(
      new ScheduleMaintenance(orgId, { mode: 'BANNER', message: 'Soon.', startsAt, endsAt: world.at(60_000) }),
    );
  const change = (id: string, startsAt: Date, org = orgId) =>
    world.change.execute(
      new ChangeMaintenance(org, id, { mode: 'OFFLINE', message: null, startsAt, endsAt: world.at(90_000) }),
    );

  it('moves what is to come, and shows what was and what is', async () => {
    const { id } = await scheduled(world.at(1_000));
    expect(await change(id, world.at(5_000))).toMatchObject({ mode: 'OFFLINE', startsAt: world.at(5_000) });
    expect(world.audit.of('maintenance.changed')[0]).toMatchObject({
      orgId,
      before: { mode: 'BANNER', message: 'Soon.', startsAt: world.at(1_000).toISOString() },
      after: { mode: 'OFFLINE', message: null, startsAt: world.at(5_000).toISOString() },
    });
  });

  it('leaves the start of what has begun', async () => {
    const { id, startsAt } = await scheduled(world.at(-1_000));
    expect(await change(id, world.at(5_000))).toMatchObject({ mode: 'OFFLINE', startsAt, endsAt: world.at(90_000) });
  });

  it.each([
    ['over by its time', () => world.clock.advance({ minutes: 1 })],
    ['ended by somebody', () => undefined],
  ])('refuses one that is %s', async (how, pass) => {
    const { id } = await scheduled(world.at(-1_000));
    pass();
    if (how === 'ended by somebody') await world.end.execute(new EndMaintenance(orgId, id));
    await expect(change(id, world.at(0))).rejects.toMatchObject({ code: 'MAINTENANCE.OVER' });
  });

  it("finds nothing of another organisation's, nor the installation's", async () => {
    const { id } = await scheduled(world.at(1_000));
    await expect(change(id, world.at(0), otherOrg)).rejects.toMatchObject({ code: 'MAINTENANCE.NOT_FOUND' });
    await expect(change('no uuid', world.at(0))).rejects.toMatchObject({ code: 'MAINTENANCE.NOT_FOUND' });
  });
});
