import { Logger } from '@nestjs/common';
import { FleetSimulation } from '../testing/fleet-simulation.ts';
import { ResourceNames } from '../domain/resource-names.ts';

// The dying process reports its own death, and that is all it says.
beforeAll(() => Logger.overrideLogger(false));

describe('a rollout over 10,000 simulated instances', () => {
  const seed = Number(process.env['MOORAGE_SIMULATION_SEED'] ?? Date.now() % 1_000_000);

  it(`survives 100 restarts of its orchestrator, random failures and lost events: seed ${seed}`, async () => {
    const instances = 10_000;
    const simulation = await FleetSimulation.open({ instances, seed, kills: 100, failing: 0.1, lostEvents: 0.2 });
    const { world, fleet, release } = simulation;
    const rollout = await simulation.run();

    expect(simulation.kills).toBe(100);
    expect(rollout).toMatchObject({ status: 'FINISHED', wave: 4, total: instances, pending: 0, skipped: 0 });
    expect(rollout.succeeded + rollout.failed).toBe(instances);

    // Each bot as its row says, on one of the two digests, with the data that belongs to it.
    const seen = { SUCCEEDED: 0, FAILED: 0 };
    const flaws: unknown[] = [];
    let tries = 0;
    for (const before of fleet) {
      const [bot, instance] = [await world.botOf(rollout.id, before), await world.instances.find(before.id)];
      const isNew = bot.status === 'SUCCEEDED';
      seen[isNew ? 'SUCCEEDED' : 'FAILED'] += 1;
      tries += bot.attempts;
      const reference = isNew ? release.reference : world.digestReference;
      const spec = world.runtime.specOf(new ResourceNames(before.id).container);
      const data = spec?.volumes.map(({ volume }) => world.runtime.filesOf(volume).get('store')?.toString());
      const expected = isNew ? `migrated to ${release.reference}` : 'written by one';
      const isWhole =
        ['SUCCEEDED', 'FAILED'].includes(bot.status) &&
        bot.attempts === (isNew ? bot.attempts : 3) &&
        instance?.status === 'RUNNING' &&
        instance.imageReference === reference &&
        spec?.image === reference &&
        data?.every((each) => each === expected) === true &&
        (await world.updates.findOpen(before.id)) === undefined &&
        (await world.updates.listForInstance(before.id, 10)).length === bot.attempts;
      if (!isWhole) flaws.push({ bot, instance, image: spec?.image, data });
    }
    expect(flaws).toEqual([]);
    expect(seen).toEqual({ SUCCEEDED: rollout.succeeded, FAILED: rollout.failed });
    expect(tries).toBeGreaterThan(instances);

    // So do the waves.
    const waves = await Promise.all([1, 2, 3, 4].map((number) => world.rollouts.findWave(rollout.id, number)));
    expect(waves.map((wave) => wave?.size)).toEqual([2_500, 2_500, 2_500, 2_500]);
    expect(waves.reduce((sum, wave) => sum + wave!.succeeded, 0)).toBe(rollout.succeeded);
    expect(waves.reduce((sum, wave) => sum + wave!.failed, 0)).toBe(rollout.failed);
  }, 600_000);
});
