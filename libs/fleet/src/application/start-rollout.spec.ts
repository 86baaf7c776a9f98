import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import { RolloutWorld } from '../testing/rollout-world.ts';
import { PreviewRollout, PreviewRolloutHandler } from './preview-rollout.ts';
import { RolloutTerms, type WantedRollout } from './rollout-terms.ts';
import { StartRollout, StartRolloutHandler } from './start-rollout.ts';

const nobody = '00000000-0000-7000-8000-00000000dead';
const adminId = '00000000-0000-7000-8000-00000000ad00';

describe('a rollout that an admin asks for', () => {
  let world: RolloutWorld;
  let fleet: Instance[];
  let release: Release;
  let wanted: WantedRollout;

  beforeEach(async () => {
    world = new RolloutWorld();
    fleet = await world.aFleet(6);
    release = await world.aRelease();
    wanted = { releaseId: release.id, strategy: 'RollingWave', settings: {}, selection: { kind: 'all' } };
  });
  const terms = () => new RolloutTerms(world.releases, world.tenants);
  const start = (more: Partial<WantedRollout> = {}) =>
    new StartRolloutHandler(terms(), world.lifecycle).execute(new StartRollout({ ...wanted, ...more }, adminId));
  const preview = (more: Partial<WantedRollout> = {}) =>
    new PreviewRolloutHandler(terms(), world.population).execute(new PreviewRollout({ ...wanted, ...more }));

  it('has the rules of its strategy but for what the admin set, frozen, and is in the audit log', async () => {
    const id = await start({ settings: { retries: 0, abortAtFailures: null } });
    expect(await world.rollout(id)).toMatchObject({
      status: 'QUEUED',
      createdBy: adminId,
      strategy: { name: 'RollingWave', batchPercent: 25, retries: 0, abortAtFailures: null, ignoresWindows: false },
    });
    expect(world.audit.entries.at(-1)).toEqual({
      action: 'rollout.requested',
      target: { type: 'rollout', id, label: release.digest },
      after: { release: release.reference, strategy: 'RollingWave', selection: 'all' },
    });
    expect(world.broadcast.messages).toContainEqual({
      channel: 'live',
      message: { scope: 'admin', topic: 'rollouts', id },
    });
  });

  it('is refused for a release that is not there, or in quarantine, and for an unknown organisation', async () => {
    await expect(start({ releaseId: nobody })).rejects.toMatchObject({ code: 'RELEASE.NOT_FOUND' });
    await expect(start({ releaseId: 'x' })).rejects.toMatchObject({ code: 'RELEASE.NOT_FOUND' });
    const selection = { kind: 'organizations', orgIds: [fleet[0]!.orgId, nobody] } as const;
    for (const ask of [start, preview])
      await expect(ask({ selection })).rejects.toMatchObject({
        code: 'REQUEST.INVALID',
        data: { field: 'selection.orgIds[1]' },
      });
    await world.releases.quarantine(release.id, { at: world.clock.now(), reason: 'No.' });
    for (const ask of [start, preview])
      await expect(ask()).rejects.toMatchObject({ code: 'ROLLOUT.RELEASE_QUARANTINED' });
    expect(world.audit.entries).toEqual([]);
  });

  it('can be tried out: who and when, who is left out and why; nothing is changed by that', async () => {
    const [later, manual, suspended] = fleet;
    await world.policies.setOrg(later!.orgId, { mode: 'auto', preferredHourUtc: 15 });
    await world.policies.setOrg(manual!.orgId, { mode: 'manual', preferredHourUtc: 15 });
    world.tenants.put({ orgId: suspended!.orgId, slug: 's', name: 'S', status: 'SUSPENDED' });
    const seen = await preview({ settings: { batchPercent: 50 } });
    expect(seen).toMatchObject({
      total: 4,
      waves: [
        { number: 1, size: 2 },
        { number: 2, size: 2 },
      ],
      leftOut: [
        { reason: 'manual', count: 1 },
        { reason: 'organization-inactive', count: 1 },
      ],
    });
    expect(seen.bots.map(({ bot, organizationName, opensAt }) => [bot.slug, organizationName, opensAt])).toEqual([
      ['org-1', 'org-1', new Date('2026-01-05T15:00:00Z')],
      ['org-4', 'org-4', null],
      ['org-5', 'org-5', null],
      ['org-6', 'org-6', null],
    ]);
    expect(await world.rollouts.listOpen(world.botAppId)).toEqual([]);
    expect(await preview({ strategy: 'Immediate' })).toMatchObject({ total: 5, waves: [{ size: 5 }] });
  });

  it('names a hundred at most, and counts the others', async () => {
    await world.aFleet(600, { withContainers: false });
    const { total, bots } = await preview();
    expect([total, bots.length]).toEqual([606, 100]);
  });
});
