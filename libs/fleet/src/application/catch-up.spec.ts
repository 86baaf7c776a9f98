import { LiveUpdates } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import { RolloutWorld } from '../testing/rollout-world.ts';
import { CatchUp, CatchUpHandler } from './catch-up.ts';
import { SetBotUpdatePolicy, SetBotUpdatePolicyHandler } from './set-bot-update-policy.ts';
import { SetFleetMode, SetFleetModeHandler } from './set-fleet-mode.ts';
import { SetUpdatePolicy, SetUpdatePolicyHandler } from './set-update-policy.ts';
import { TenantInstances } from './tenant-instances.ts';

const image = 'moorage/bot:stable';

describe('catching up', () => {
  let world: RolloutWorld;
  let fleet: Instance[];
  let release: Release;

  beforeEach(async () => {
    world = new RolloutWorld();
    fleet = await world.aFleet(3, { withContainers: false });
    release = await world.aRelease();
  });

  const catchUp = () => {
    const { releases, rollouts, policies, population, lifecycle, jobs, rolloutUnitOfWork, clock } = world;
    return new CatchUpHandler(
      releases,
      rollouts,
      policies,
      population,
      lifecycle,
      jobs,
      rolloutUnitOfWork,
      clock,
    ).handle({ image });
  };
  const open = () => world.rollouts.listOpen(world.botAppId);
  const asked = () => world.jobs.jobs.filter(({ queue }) => queue === CatchUp.queue);
  const manual = async (...instances: Instance[]): Promise<void> => {
    for (const { id } of instances) await world.policies.setBot(id, 'manual');
  };

  it('begins a rollout of what was missed, by the platform itself', async () => {
    await catchUp();
    expect(await open()).toMatchObject([
      {
        releaseId: release.id,
        selection: { kind: 'image', image },
        createdBy: null,
        strategy: { name: 'RollingWave' },
      },
    ]);
    // It begins in a while, and has everybody then.
    await catchUp();
    expect(await open()).toHaveLength(1);
  });

  it('begins none where nobody is behind, or nobody is updated by themselves', async () => {
    await manual(...fleet);
    await catchUp();
    for (const { id } of fleet) {
      await world.policies.setBot(id, 'on-push');
      await world.instances.change(id, {}, { digest: release.digest });
    }
    await catchUp();
    expect(await open()).toEqual([]);
  });

  it.each(['manual', 'paused'] as const)('begins none in fleet mode %s', async (mode) => {
    await world.policies.setFleetMode(mode, world.clock.now());
    await catchUp();
    expect(await open()).toEqual([]);
  });

  it('begins none of what is in quarantine, or what an admin aborted', async () => {
    await world.releases.quarantine(release.id, { at: world.clock.now(), reason: 'Rolled back.' });
    await catchUp();
    expect(await open()).toEqual([]);
    await world.releases.quarantine(release.id, null);
    const rollout = await world.rollout(await world.start(release));
    await world.lifecycle.abort(rollout, 'Not now.');
    await catchUp();
    expect(await open()).toEqual([]);
  });

  it('looks again after a rollout that runs already', async () => {
    await manual(fleet[0]!);
    await world.start(release, {}, { kind: 'image', image });
    await world.advanceRollouts(world.orchestrator(), new AbortController().signal);
    await world.policies.setBot(fleet[0]!.id, 'on-push');
    await catchUp();
    expect(await open()).toHaveLength(1);
    const startAfter = new Date(world.clock.now().getTime() + 15 * 60_000);
    expect(asked()).toEqual([{ queue: CatchUp.queue, data: { image }, options: { key: image, startAfter } }]);
  });

  it('is asked for when the fleet, an organisation or a bot turns to be updated by itself', async () => {
    const { policies, releases, instances, tenants, jobs, audit, broadcast, clock } = world;
    const live = new LiveUpdates(broadcast);
    const fleetMode = new SetFleetModeHandler(policies, releases, jobs, audit, live, clock);
    const ofOrganization = new SetUpdatePolicyHandler(policies, instances, tenants, jobs, audit, live, clock);
    const ofBot = new SetBotUpdatePolicyHandler(new TenantInstances(instances), policies, jobs, audit, live);
    const { id, orgId } = fleet[0]!;
    await fleetMode.execute(new SetFleetMode('manual'));
    await ofOrganization.execute(new SetUpdatePolicy(orgId, { mode: 'manual', preferredHourUtc: 3 }));
    await ofBot.execute(new SetBotUpdatePolicy(orgId, id, 'manual'));
    await ofBot.execute(new SetBotUpdatePolicy(orgId, id, null));
    expect(asked()).toEqual([]);
    const job = { queue: CatchUp.queue, data: { image }, options: { key: image } };
    await fleetMode.execute(new SetFleetMode('auto'));
    expect(asked()).toEqual([job]);
    await ofOrganization.execute(new SetUpdatePolicy(orgId, { mode: 'auto', preferredHourUtc: 3 }));
    expect(asked()).toEqual([job, job]);
    await ofBot.execute(new SetBotUpdatePolicy(orgId, id, 'nightly'));
    expect(asked()).toEqual([job, job, job]);
    // What was chosen is taken back: the bot's own policy counts from now on.
    await ofOrganization.execute(new SetUpdatePolicy(orgId, null));
    expect(asked()).toHaveLength(4);
  });
});
