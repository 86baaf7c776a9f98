import { NoticeRequested } from '@moorage/contracts';
import { LiveUpdates } from '@moorage/kernel';
import { ImmediateUnitOfWork } from '@moorage/kernel/testing';
import { orgId } from '../testing/fleet-world.ts';
import { UpdateWorld } from '../testing/update-world.ts';
import { ReadChangelogHandler } from './read-changelog.ts';
import { TellOfRelease, TellOfReleaseHandler } from './tell-of-release.ts';

const image = 'moorage/bot:stable';

async function aWorld() {
  const world = await UpdateWorld.withARunningBot();
  const release = await world.aRelease();
  const { releases, instances, policies, tenants, runtime, broadcast, publisher, jobs, systemEvents, clock } = world;
  const unitOfWork = new ImmediateUnitOfWork();
  const changelogs = new ReadChangelogHandler(releases, runtime, new LiveUpdates(broadcast), unitOfWork, systemEvents);
  const handler = new TellOfReleaseHandler(
    releases,
    instances,
    policies,
    tenants,
    changelogs,
    publisher,
    jobs,
    unitOfWork,
    clock,
  );
  const tell = (afterInstanceId?: string) =>
    handler.handle({ releaseId: release.id, image, ...(afterInstanceId !== undefined && { afterInstanceId }) });
  const told = () => publisher.of(NoticeRequested).filter(({ kind }) => kind === 'instance.update-available');
  /** What was left for later. */
  const later = () =>
    jobs.jobs.flatMap(({ queue, data }) =>
      queue === TellOfRelease.queue ? [data as { afterInstanceId?: string }] : [],
    );
  return { world, release, tell, told, later };
}

describe('telling of a release', () => {
  it('tells owners and admins what it brings, by the same key each time', async () => {
    const { release, tell, told } = await aWorld();
    await tell();
    await tell();
    const notice = {
      key: `instance.update-available:${release.id}:${orgId}`,
      kind: 'instance.update-available',
      orgId,
      to: { roles: ['OWNER', 'ADMIN'] },
      data: { version: '2.0.0', changes: [{ title: 'New', items: ['More.'] }], more: 0 },
    };
    expect(told()).toEqual([notice, notice]);
  });

  it('tells nobody whose bots are updated by themselves', async () => {
    const { world, tell, told } = await aWorld();
    await world.policies.setOrg(orgId, { mode: 'auto', preferredHourUtc: 3 });
    await tell();
    expect(told()).toEqual([]);
    await world.policies.setOrg(orgId, null);
    await world.policies.setBot((await world.instance()).id, 'nightly');
    await tell();
    expect(told()).toEqual([]);
  });

  it('tells nobody of what was put off, is in quarantine, was replaced, or is run already', async () => {
    const { world, release, tell, told } = await aWorld();
    const { id } = await world.instance();
    await world.instances.change(id, {}, { dismissedReleaseId: release.id });
    await tell();
    await world.instances.change(id, {}, { dismissedReleaseId: null });
    await world.releases.quarantine(release.id, { at: world.clock.now(), reason: 'Rolled back.' });
    await tell();
    await world.releases.quarantine(release.id, null);
    await world.instances.change(id, {}, { digest: release.digest });
    await tell();
    await world.instances.change(id, {}, { digest: 'sha256:old' });
    await world.aRelease('three', '3.0.0');
    await tell();
    expect(told()).toEqual([]);
  });

  it.each(['SUSPENDED', 'DEACTIVATED'] as const)('tells nobody of an organisation that is %s', async (status) => {
    const { world, tell, told } = await aWorld();
    world.tenants.put({ orgId, slug: 'acme', name: 'Acme', status });
    await tell();
    expect(told()).toEqual([]);
  });

  it('waits while the fleet is paused, and looks again', async () => {
    const { world, release, tell, told, later } = await aWorld();
    await world.policies.setFleetMode('paused', world.clock.now());
    await tell();
    expect(told()).toEqual([]);
    expect(later()).toEqual([{ releaseId: release.id, image }]);
    await world.policies.setFleetMode('manual', world.clock.now());
    await tell();
    expect(told()).toHaveLength(1);
  });

  it('goes through a large fleet in pieces, each its own job', async () => {
    const { world, release, tell, told, later } = await aWorld();
    const orgs = Array.from(
      { length: 450 },
      (_, index) => `00000000-0000-7000-8000-1${String(index).padStart(11, '0')}`,
    );
    for (const id of orgs) {
      world.tenants.put({ orgId: id, slug: id, name: 'Many', status: 'ACTIVE' });
      const { botAppId } = world;
      const rest = { slug: id, ownerUserId: id, image, sealedSecret: 's', createdAt: world.clock.now() };
      await world.instances.insert({ id, orgId: id, botAppId, ...rest });
      await world.instances.change(id, {}, { digest: 'sha256:old' });
    }
    await tell();
    let pieces = 1;
    for (; pieces <= later().length; pieces++) await tell(later()[pieces - 1]?.afterInstanceId);
    expect(pieces).toBe(3);
    expect(new Set(told().map(({ key }) => key)).size).toBe(451);
    expect(told()).toHaveLength(451);
    expect(told().every(({ key }) => key.startsWith(`instance.update-available:${release.id}:`))).toBe(true);
  });
});
