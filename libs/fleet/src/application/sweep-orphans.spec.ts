import { Logger } from '@nestjs/common';
import { FleetWorld, orgId } from '../testing/fleet-world.ts';
import { ResourceNames } from '../domain/resource-names.ts';

const unknownId = '00000000-0000-7000-8000-0000000000ee';

async function leave(
  world: FleetWorld,
  instanceId: string,
  installationId = world.settings.installationId,
): Promise<void> {
  const names = new ResourceNames(instanceId);
  const owner = { installationId, instanceId, orgId };
  await world.runtime.createVolume({ name: names.volume('/data'), owner });
  await world.runtime.createNetwork({ name: names.network, owner });
  await world.runtime.createContainer({
    name: names.container,
    owner,
    image: world.digestReference,
    env: {},
    volumes: [{ volume: names.volume('/data'), path: '/data' }],
    network: names.network,
    port: 3100,
    limits: { memoryBytes: 1, cpus: 1, pids: 1 },
    healthPath: '/health',
  });
}

beforeAll(() => Logger.overrideLogger(false));

describe('the sweep of orphans', () => {
  it('removes what no instance owns, and nothing else', async () => {
    const world = new FleetWorld();
    await world.organizationIsCreated();
    await world.settle();
    const mine = await world.owned();
    await leave(world, unknownId);
    await leave(world, '00000000-0000-7000-8000-0000000000dd', 'another-installation');
    await world.sweep();
    expect(await world.owned()).toEqual(mine);
    expect(await world.runtime.listOwned('another-installation')).toHaveLength(3);
  });

  it('removes what came into being after its instance was deleted', async () => {
    const world = new FleetWorld();
    const { id } = await world.organizationIsCreated();
    await world.instances.change(id, {}, { status: 'DELETING' });
    await leave(world, id);
    await world.sweep();
    expect(await world.owned()).toHaveLength(3);
    await world.instances.change(id, {}, { status: 'DELETED' });
    await world.sweep();
    expect(await world.owned()).toEqual([]);
  });

  it('comes again later where the engine is away', async () => {
    const world = new FleetWorld();
    world.runtime.engineAnswers = false;
    await expect(world.sweep()).resolves.toBeUndefined();
  });
});
