import type { OrgStatus } from '@moorage/contracts';
import { FleetWorld, orgId } from '../testing/fleet-world.ts';

describe('the bots of an organisation that ends', () => {
  async function aWorld(): Promise<FleetWorld> {
    const world = new FleetWorld();
    await world.organizationIsCreated();
    await world.settle();
    return world;
  }
  const becomes = async (world: FleetWorld, status: OrgStatus): Promise<void> => {
    world.tenants.put({ orgId, slug: 'acme', name: 'Acme', status });
    await world.followOrganization.handle({ orgId });
    await world.settle();
  };

  it('stop when it is deactivated, with their data, and run again when that is undone', async () => {
    const world = await aWorld();
    await becomes(world, 'DEACTIVATED');
    expect(await world.instance()).toMatchObject({ status: 'STOPPED', desired: 'STOPPED' });
    const volumes = (await world.owned()).filter(({ kind }) => kind === 'volume');
    expect(volumes).toHaveLength(2);
    await becomes(world, 'ACTIVE');
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', resumesWithOrg: false });
  });

  it('stay stopped where somebody had stopped them before', async () => {
    const world = await aWorld();
    const { id } = await world.instance();
    await world.instances.change(id, {}, { desired: 'STOPPED', nextAttemptAt: world.clock.now() });
    await world.settle();
    await becomes(world, 'DEACTIVATED');
    await becomes(world, 'ACTIVE');
    expect(await world.instance()).toMatchObject({ status: 'STOPPED', desired: 'STOPPED' });
  });

  it('follow what it is, not what they are told late or twice', async () => {
    const world = await aWorld();
    await becomes(world, 'DEACTIVATED');
    await becomes(world, 'DEACTIVATED');
    await becomes(world, 'ACTIVE');
    // The reaction to the deactivation, delivered once more.
    await world.followOrganization.handle({ orgId });
    await world.settle();
    expect(await world.instance()).toMatchObject({ status: 'RUNNING' });
  });

  it('move to its new address without a restart, and forget who was signed in at the old one', async () => {
    const world = await aWorld();
    const before = await world.instance();
    world.tenants.put({ orgId, slug: 'harbour', name: 'Acme', status: 'ACTIVE' });
    await world.followOrganization.handle({ orgId });
    await world.followOrganization.handle({ orgId });
    await world.settle();
    expect(await world.instance()).toMatchObject({ slug: 'harbour', status: 'RUNNING', startedAt: before.startedAt });
    expect(world.forgottenHosts).toEqual(['acme.localhost']);
    expect(world.kindsOf().filter((kind) => kind === 'moved')).toHaveLength(1);
  });

  it('run on while it is suspended', async () => {
    const world = await aWorld();
    await becomes(world, 'SUSPENDED');
    expect(await world.instance()).toMatchObject({ status: 'RUNNING' });
  });

  it('are removed with everything when it is deleted, however often that is told', async () => {
    const world = await aWorld();
    await becomes(world, 'DEACTIVATED');
    const { id } = await world.instance();
    world.tenants.orgs.delete(orgId);
    await world.deleteInstances.handle({ orgId });
    await world.deleteInstances.handle({ orgId });
    await world.followOrganization.handle({ orgId });
    await world.settle();
    expect((await world.instances.find(id))?.status).toBe('DELETED');
    expect(await world.owned()).toEqual([]);
    expect(world.audit.of('instance.delete-requested')).toHaveLength(1);
  });
});
