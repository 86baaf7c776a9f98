import type { Person } from '@moorage/contracts';
import { InMemoryPeople } from '../testing/in-memory-directories.ts';
import { orgId } from '../testing/fleet-world.ts';
import { UpdateWorld } from '../testing/update-world.ts';
import { DismissRelease, DismissReleaseHandler } from './dismiss-release.ts';
import { ListBotUpdates, ListBotUpdatesHandler } from './list-bot-updates.ts';
import { GetInstance, GetInstanceHandler } from './get-instance.ts';
import { ListInstances, ListInstancesHandler } from './list-instances.ts';
import { RequestBotUpdate, RequestBotUpdateHandler } from './request-bot-update.ts';
import { TenantInstances } from './tenant-instances.ts';

const actorUserId = '00000000-0000-7000-8000-00000000000c';
const elsewhere = '00000000-0000-7000-8000-00000000000d';

async function anOffer() {
  const world = await UpdateWorld.withARunningBot();
  const release = await world.aRelease();
  const { id: instanceId } = await world.instance();
  const { releases, policies, instances, updates, audit, log, botUpdates } = world;
  const people = new InMemoryPeople();
  people.people.set(actorUserId, { userId: actorUserId, name: 'Kim Reed' } as Person);
  const tenantInstances = new TenantInstances(instances);
  const ask = (releaseId = release.id, org = orgId) =>
    new RequestBotUpdateHandler(tenantInstances, releases, policies, botUpdates, audit).execute(
      new RequestBotUpdate({ orgId: org, instanceId, releaseId, actorUserId }),
    );
  const dismiss = (releaseId = release.id, org = orgId) =>
    new DismissReleaseHandler(tenantInstances, instances, releases, log, audit).execute(
      new DismissRelease(org, instanceId, releaseId),
    );
  const look = () =>
    new GetInstanceHandler(tenantInstances, releases, updates, people).execute(new GetInstance(orgId, instanceId));
  const list = () =>
    new ListBotUpdatesHandler(tenantInstances, updates, releases, people).execute(
      new ListBotUpdates(orgId, instanceId),
    );
  const isPointedOut = async () =>
    (await new ListInstancesHandler(instances, releases).execute(new ListInstances(orgId)))[0]?.updateAvailable;
  return { world, release, ask, dismiss, look, list, isPointedOut };
}

describe('a release that is offered', () => {
  it('is taken now, with three more tries, and by whom', async () => {
    const { world, release, ask, look, list } = await anOffer();
    expect((await look()).offered?.id).toBe(release.id);
    const id = await ask();
    const { changelog } = (await world.releases.find(release.id))!;
    expect((await look()).update).toMatchObject({ update: { id }, actorName: 'Kim Reed', changelog });
    expect(await world.updateOf(id)).toMatchObject({
      strategy: 'SingleBot',
      retriesLeft: 3,
      healthTimeoutSeconds: 120,
      actorUserId,
    });
    expect(world.audit.entries.at(-1)).toMatchObject({
      action: 'instance.update-requested',
      before: { version: '1.0.0' },
      after: { digest: release.digest },
    });
    await world.settle();
    expect(await look()).toMatchObject({ offered: undefined, update: undefined, instance: { version: '2.0.0' } });
    const described = (await world.releases.find(release.id))!.changelog;
    expect(described).not.toBeNull();
    expect(await list()).toMatchObject([{ update: { id }, actorName: 'Kim Reed', changelog: described }]);
  });

  it('is put off once, and stays on offer', async () => {
    const { world, release, dismiss, look, isPointedOut } = await anOffer();
    expect(await isPointedOut()).toBe(true);
    await dismiss();
    expect(await isPointedOut()).toBe(false);
    await dismiss();
    expect(world.audit.entries.filter(({ action }) => action === 'instance.update-dismissed')).toHaveLength(1);
    expect(await look()).toMatchObject({ offered: { id: release.id }, instance: { dismissedReleaseId: release.id } });
    await world.aRelease('three', '3.0.0');
    expect(await isPointedOut()).toBe(true);
  });

  it('is the newest alone, and none that is in quarantine', async () => {
    const { world, release, ask, dismiss, look } = await anOffer();
    const newer = await world.aRelease('three', '3.0.0');
    await expect(ask(release.id)).rejects.toMatchObject({ code: 'RELEASE.NOT_OFFERED' });
    await expect(dismiss(release.id)).rejects.toMatchObject({ code: 'RELEASE.NOT_OFFERED' });
    await world.releases.quarantine(newer.id, { at: world.clock.now(), reason: 'Rolled back.' });
    await expect(ask(newer.id)).rejects.toMatchObject({ code: 'RELEASE.NOT_OFFERED' });
    expect((await look()).offered).toBeUndefined();
  });

  it('is not taken while the fleet is paused, and can be put off', async () => {
    const { world, ask, dismiss } = await anOffer();
    await world.policies.setFleetMode('paused', world.clock.now());
    await expect(ask()).rejects.toMatchObject({ code: 'FLEET.UPDATES_PAUSED' });
    await dismiss();
    await world.policies.setFleetMode('manual', world.clock.now());
    await expect(ask()).resolves.toBeDefined();
  });

  it('is nothing to other organisations', async () => {
    const { ask, dismiss, release } = await anOffer();
    await expect(ask(release.id, elsewhere)).rejects.toMatchObject({ code: 'INSTANCE.NOT_FOUND' });
    await expect(dismiss(release.id, elsewhere)).rejects.toMatchObject({ code: 'INSTANCE.NOT_FOUND' });
  });
});
