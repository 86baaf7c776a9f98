import { updateSteps } from '../domain/bot-update-steps.ts';
import { orgId } from '../testing/fleet-world.ts';
import { UpdateWorld } from '../testing/update-world.ts';

describe('an update, and a fleet that is paused', () => {
  it('waits as long as the fleet is paused, and goes on when that is lifted', async () => {
    const world = await UpdateWorld.withARunningBot();
    await world.policies.setFleetMode('paused', world.clock.now());
    const id = await world.request(await world.aRelease());
    for (let days = 0; days < 3; days++) {
      world.clock.advance({ days: 1 });
      await world.process().updater.advance(id, new AbortController().signal);
      expect(await world.updateOf(id)).toMatchObject({ status: 'PENDING', steps: [], finishedAt: null });
    }
    await world.policies.setFleetMode('auto', world.clock.now());
    await world.settle();
    expect(await world.updateOf(id)).toMatchObject({ status: 'SUCCEEDED', reason: null });
  });

  it('is put back when the fleet is paused before the bot was touched, and begins anew when that is lifted', async () => {
    const world = await UpdateWorld.withARunningBot();
    const id = await world.request(await world.aRelease());
    world.onCall(async (call) => {
      if (call === 'pullImage') await world.policies.setFleetMode('paused', world.clock.now());
    });
    await world.process().updater.advance(id, new AbortController().signal);
    expect(await world.updateOf(id)).toMatchObject({ status: 'PENDING', step: null, steps: [], startedAt: null });
    expect(world.drain.asked).toEqual(['begin 10', 'end']);
    expect(world.kindsOf()).not.toContain('updating');
    world.onCall(undefined);
    await world.policies.setFleetMode('auto', world.clock.now());
    await world.settle();
    const update = await world.updateOf(id);
    expect(update.status).toBe('SUCCEEDED');
    expect(update.steps.map(({ step }) => step)).toEqual(updateSteps);
  });

  it('goes on to its end where the bot was stopped already when the fleet was paused', async () => {
    const world = await UpdateWorld.withARunningBot();
    const id = await world.request(await world.aRelease());
    world.onCall(async (call) => {
      if (call === 'stopContainer') await world.policies.setFleetMode('paused', world.clock.now());
    });
    await world.process().updater.advance(id, new AbortController().signal);
    expect(await world.policies.fleetMode()).toBe('paused');
    expect(await world.updateOf(id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('has all its patience once the pause is over', async () => {
    const world = await UpdateWorld.withARunningBot();
    await world.policies.setFleetMode('paused', world.clock.now());
    const id = await world.request(await world.aRelease());
    world.clock.advance({ days: 1 });
    await world.policies.setFleetMode('auto', world.clock.now());
    world.maintenance.begin(orgId, { mode: 'OFFLINE', message: null, startsAt: world.clock.now(), endsAt: null });
    await world.process().updater.advance(id, new AbortController().signal);
    expect(await world.updateOf(id)).toMatchObject({ status: 'PENDING' });
    await world.settle();
    expect(await world.updateOf(id)).toMatchObject({ status: 'SKIPPED', reason: 'Maintenance is on.' });
  });

  it('ends while the fleet is paused where there is nothing to wait for any more', async () => {
    const world = await UpdateWorld.withARunningBot();
    await world.policies.setFleetMode('paused', world.clock.now());
    const id = await world.request(await world.aRelease());
    world.tenants.put({ orgId, slug: 'acme', name: 'Acme', status: 'SUSPENDED' });
    await world.process().updater.advance(id, new AbortController().signal);
    expect(await world.updateOf(id)).toMatchObject({ status: 'SKIPPED' });
  });
});
