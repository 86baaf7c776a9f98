import { DomainError } from '@moorage/kernel';
import { ResourceNames } from '../domain/resource-names.ts';
import { FleetWorld, orgId } from '../testing/fleet-world.ts';
import { RetryInstance, RetryInstanceHandler } from './retry-instance.ts';
import { StopInstance, StopInstanceHandler } from './stop-instance.ts';

const actorUserId = '00000000-0000-7000-8000-00000000000c';

async function aRunningInstance(): Promise<{ world: FleetWorld; id: string; container: string }> {
  const world = new FleetWorld();
  const { id } = await world.organizationIsCreated();
  await world.settle();
  return { world, id, container: new ResourceNames(id).container };
}

async function retry(world: FleetWorld): Promise<void> {
  const { id: instanceId } = await world.instance();
  await new RetryInstanceHandler(world.operations, world.botUpdates).execute(
    new RetryInstance({ instanceId, orgId, actorUserId }),
  );
  await world.settle();
}

describe('an instance that met with trouble', () => {
  it('is retried on the digest it had, whatever its tag means by now: its data may be of that version', async () => {
    const { world, container } = await aRunningInstance();
    world.health.healthy = false;
    await world.runtime.stopContainer(container, 1);
    await world.settle();
    expect((await world.instance()).status).toBe('FAILED');

    world.runtime.addImage('moorage/bot:stable', { content: 'two', version: '2.0.0' });
    world.health.healthy = true;
    await retry(world);
    expect(await world.instance()).toMatchObject({
      status: 'RUNNING',
      imageReference: world.digestReference,
      version: '1.0.0',
    });
  });

  it('is retried on what its tag means now, where it never ran', async () => {
    const world = new FleetWorld();
    world.health.healthy = false;
    await world.organizationIsCreated();
    await world.settle();
    const mended = world.runtime.addImage('moorage/bot:stable', { content: 'two', version: '2.0.0' });
    world.health.healthy = true;
    await retry(world);
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', imageReference: mended, version: '2.0.0' });
  });

  it('has no company any more once its making was undone', async () => {
    const world = new FleetWorld();
    jest.spyOn(world.provisioning, 'reconcile').mockRejectedValue(new DomainError('BOT.REFUSED', {}, 'No.'));
    await world.organizationIsCreated();
    await world.settle();
    expect(world.provisioning.companies.size).toBe(1);
    expect(await world.instance()).toMatchObject({ status: 'FAILED', companyId: null });
    expect(await world.owned()).toEqual([]);
  });

  it('is not RUNNING at an address that it left while it was set up', async () => {
    const world = new FleetWorld();
    const { id } = await world.organizationIsCreated();
    const { container } = new ResourceNames(id);
    const provision = world.provisioning.provisionCompany.bind(world.provisioning);
    jest.spyOn(world.provisioning, 'provisionCompany').mockImplementationOnce(async (...parameters) => {
      const company = await provision(...parameters);
      const spec = world.runtime.specOf(container)!;
      await world.runtime.removeContainer(container);
      await world.runtime.createContainer(spec);
      await world.runtime.startContainer(container);
      return company;
    });
    await world.process().reconciler.advance(id, new AbortController().signal);
    expect((await world.instance()).status).toBe('CREATING');
    await world.settle();
    const { status, address } = await world.instance();
    expect(status).toBe('RUNNING');
    expect(address).toEqual((await world.runtime.inspectContainer(container)).address);
  });

  it('is not blamed for a step that broke off because its worker shut down', async () => {
    const world = new FleetWorld();
    const { id } = await world.organizationIsCreated();
    const shutdown = new AbortController();
    world.runtime.intercept((call) => {
      if (call !== 'pullImage') return;
      shutdown.abort();
      throw new Error('The connection was closed.');
    });
    await world.process().reconciler.advance(id, shutdown.signal);
    expect(await world.instance()).toMatchObject({ status: 'CREATING', attempts: 0, lastError: null });
    expect(world.kindsOf()).not.toContain('step-failed');

    world.runtime.intercept(undefined);
    await world.settle();
    expect((await world.instance()).status).toBe('RUNNING');
  });

  it('tells of its first failed tries, not of each one for ever', async () => {
    const { world, id } = await aRunningInstance();
    world.runtime.intercept((call) => {
      if (call === 'stopContainer') throw new DomainError('RUNTIME.FAILED', {}, 'No.');
    });
    await new StopInstanceHandler(world.operations).execute(new StopInstance({ instanceId: id, orgId, actorUserId }));
    for (let tries = 0; tries < 30; tries += 1) {
      await world.process().reconciler.advance(id, new AbortController().signal);
      world.clock.advance({ seconds: 31 });
    }
    expect((await world.instance()).attempts).toBe(30);
    expect(world.kindsOf().filter((kind) => kind === 'step-failed')).toHaveLength(8);
  });
});
