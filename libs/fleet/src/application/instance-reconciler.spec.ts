import { InstanceBecameReady, InstanceDeleted, NoticeRequested } from '@moorage/contracts';
import { FleetWorld, orgId, ownerId } from '../testing/fleet-world.ts';
import { ResourceNames } from '../domain/resource-names.ts';
import type { Instance } from '../domain/instance.ts';

const signal = new AbortController().signal;
const actor = '00000000-0000-7000-8000-00000000000c';

async function aRunningInstance(): Promise<{ world: FleetWorld; instance: Instance; container: string }> {
  const world = new FleetWorld();
  const { id } = await world.organizationIsCreated();
  await world.settle();
  const instance = await world.instance();
  expect(instance.status).toBe('RUNNING');
  return { world, instance, container: new ResourceNames(id).container };
}

async function expectWhole(world: FleetWorld): Promise<void> {
  const kinds = (await world.owned()).map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['container', 'network', 'volume', 'volume']);
}

describe('an instance', () => {
  it('is brought up from nothing, step by step, in one go', async () => {
    const world = new FleetWorld();
    const { id } = await world.organizationIsCreated();
    await world.process().reconciler.advance(id, signal);

    const instance = await world.instance();
    expect(instance).toMatchObject({
      status: 'RUNNING',
      step: null,
      health: 'ok',
      imageReference: world.digestReference,
      version: '1.0.0',
      runtime: 'memory',
      companyId: 'company-1',
      lastError: null,
    });
    const { address } = await world.runtime.inspectContainer(new ResourceNames(id).container);
    expect(instance.address).toEqual(address);
    await expectWhole(world);
    expect(world.provisioning.companies.get(orgId)).toMatchObject({ admin: ownerId, calls: 1 });
    expect(world.provisioning.reconciled).toEqual([id]);
    expect(world.publisher.of(InstanceBecameReady)).toEqual([{ instanceId: id, orgId }]);
    expect(world.kindsOf()).toEqual(['requested', 'creating', 'running']);
  });

  it('is one, however often the organisation is told', async () => {
    const world = new FleetWorld();
    await world.organizationIsCreated(3);
    expect(world.kindsOf()).toEqual(['requested']);
    expect(world.jobs.jobs).toHaveLength(1);
    const { id, image } = await world.instance();
    expect(world.audit.entries).toEqual([
      { action: 'instance.created', orgId, target: { type: 'instance', id, label: 'acme' }, after: { image } },
    ]);
  });

  it('gets its own secret, which is sealed for it and given to its container alone', async () => {
    const { world, instance, container } = await aRunningInstance();
    expect(instance.sealedSecret).toMatch(new RegExp(`^sealed\\(instance:${instance.id}\\)`));
    expect(world.runtime.specOf(container)?.env).toMatchObject({
      PROVISION_SECRET: world.box.open(instance.sealedSecret, `instance:${instance.id}`),
      PLATFORM_AUDIENCE: `bot:${instance.id}`,
      PAPERCLIP_DEPLOYMENT_MODE: 'hosted_proxy',
    });
  });

  it('is made by one reconciler where two try at once', async () => {
    const world = new FleetWorld();
    const { id } = await world.organizationIsCreated();
    const processes = [world.process(), world.process(), world.process()];
    await Promise.all(processes.map(({ reconciler }) => reconciler.advance(id, signal)));
    expect((await world.instance()).status).toBe('RUNNING');
    for (const call of ['resolveImage', 'createContainer', 'startContainer']) {
      expect(world.runtime.calls.filter((made) => made.startsWith(call))).toHaveLength(1);
    }
    expect(world.publisher.of(InstanceBecameReady)).toHaveLength(1);
  });

  it('that fails for good is undone, says why, and can be retried', async () => {
    const world = new FleetWorld();
    world.health.healthy = false;
    await world.organizationIsCreated();
    await world.settle();
    expect(await world.instance()).toMatchObject({
      status: 'FAILED',
      step: null,
      companyId: null,
      lastError: expect.stringContaining('it answers with 503'),
    });
    expect(await world.owned()).toEqual([]);
    expect(world.kindsOf().at(-1)).toBe('failed');
    expect(world.publisher.of(NoticeRequested)).toEqual([
      {
        key: expect.any(String) as string,
        kind: 'instance.failed',
        orgId,
        to: { roles: ['OWNER', 'ADMIN'] },
        data: { reason: expect.stringContaining('it answers with 503') as string },
      },
    ]);

    world.health.healthy = true;
    const { id } = await world.instance();
    await world.operations.request(
      { instanceId: id, orgId, actorUserId: actor },
      {
        from: ['FAILED'],
        change: { status: 'CREATING', step: null },
        kind: 'retry-requested',
        isFulfilled: () => false,
      },
    );
    await world.settle();
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', lastError: null });
    await expectWhole(world);
  });

  it('of an image that may not run is not tried again and again', async () => {
    const world = new FleetWorld();
    await world.botApps.put({ ...(await world.botApps.find())!, image: 'evil.example/bot:1' } as never);
    const { id } = await world.organizationIsCreated();
    await world.process().reconciler.advance(id, signal);
    expect(await world.instance()).toMatchObject({
      status: 'FAILED',
      lastError: expect.stringContaining('not on this installation'),
    });
  });

  it('that is retried at the moment in which it is put to rest is tried again', async () => {
    const world = new FleetWorld();
    await world.botApps.put({ ...(await world.botApps.find())!, image: 'evil.example/bot:1' } as never);
    const { id } = await world.organizationIsCreated();
    const change = world.instances.change.bind(world.instances);
    const resting = jest.spyOn(world.instances, 'change').mockImplementation(async (...parameters) => {
      const { status, nextAttemptAt } = parameters[2];
      if (status === undefined && nextAttemptAt === null) {
        resting.mockRestore();
        await world.operations.request(
          { instanceId: id, orgId, actorUserId: actor },
          {
            from: ['FAILED'],
            change: { status: 'CREATING', step: null },
            kind: 'retry-requested',
            isFulfilled: () => false,
          },
        );
      }
      return change(...parameters);
    });
    await world.settle();
    expect(world.kindsOf().filter((kind) => kind === 'failed')).toHaveLength(2);
    expect((await world.instance()).status).toBe('FAILED');
  });

  it('waits while the engine is away, for hours, and goes on where it was', async () => {
    const world = new FleetWorld();
    await world.organizationIsCreated();
    world.runtime.engineAnswers = false;
    const process = world.process();
    for (let tick = 0; tick < 2_000; tick++) {
      world.clock.advance({ seconds: 5 });
      await process.reconciler.advance((await world.instance()).id, signal);
    }
    expect(await world.instance()).toMatchObject({
      status: 'REQUESTED',
      attempts: 0,
      lastError: expect.stringContaining('does not answer'),
    });
    world.runtime.engineAnswers = true;
    await world.settle();
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', lastError: null });
  });

  it('takes the owner that the organisation has now, should the first one be gone', async () => {
    const world = new FleetWorld();
    const successor = {
      membershipId: 'membership-2',
      orgId,
      userId: actor,
      email: 'sam@example.test',
      name: 'Sam',
      role: 'OWNER',
      status: 'ACTIVE',
      revision: 1,
    } as const;
    world.tenants.join({ ...(await world.tenants.findMembership(orgId, ownerId))!, status: 'REMOVED' });
    world.tenants.join(successor);
    await world.organizationIsCreated();
    await world.settle();
    expect(world.provisioning.companies.get(orgId)?.admin).toBe(actor);
  });
});

describe('a running instance', () => {
  const operate = (world: FleetWorld, instanceId: string, change: Partial<Instance>) =>
    world.operations.request(
      { instanceId, orgId, actorUserId: actor },
      { from: ['RUNNING', 'STOPPED', 'FAILED'], change, kind: 'stop-requested', isFulfilled: () => false },
    );

  it('stops, stays stopped, and starts with its data', async () => {
    const { world, instance, container } = await aRunningInstance();
    world.runtime.filesOf(new ResourceNames(instance.id).volume('/data')).set('work', Buffer.from('of weeks'));
    await operate(world, instance.id, { desired: 'STOPPED' });
    await world.settle();
    expect(await world.instance()).toMatchObject({ status: 'STOPPED', address: null, health: 'unknown' });
    expect((await world.runtime.inspectContainer(container)).state).toBe('stopped');

    await operate(world, instance.id, { desired: 'RUNNING' });
    await world.settle();
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', health: 'ok' });
    expect(world.runtime.filesOf(new ResourceNames(instance.id).volume('/data')).get('work')?.toString()).toBe(
      'of weeks',
    );
    await expectWhole(world);
  });

  it('is told to stop while it comes up, and does', async () => {
    const { world, instance } = await aRunningInstance();
    await operate(world, instance.id, { desired: 'STOPPED' });
    await world.settle();
    await operate(world, instance.id, { desired: 'RUNNING' });
    world.runtime.intercept((call) =>
      call === 'startContainer' ? void operate(world, instance.id, { desired: 'STOPPED' }) : undefined,
    );
    await world.process().reconciler.advance(instance.id, signal);
    world.runtime.intercept(undefined);
    expect(await world.instance()).toMatchObject({ status: 'STOPPED', step: null });
    expect((await world.runtime.inspectContainer(new ResourceNames(instance.id).container)).state).toBe('stopped');
  });

  it('is told to stop while it is looked at, and does at once', async () => {
    const { world, instance } = await aRunningInstance();
    await world.instances.change(instance.id, {}, { nextAttemptAt: world.clock.now() });
    world.runtime.intercept((call) =>
      call === 'inspectContainer' ? void operate(world, instance.id, { desired: 'STOPPED' }) : undefined,
    );
    await world.process().reconciler.advance(instance.id, signal);
    expect((await world.instance()).status).toBe('STOPPED');
  });

  it('whose environment changed meanwhile starts with the new one, and its data', async () => {
    const { world, instance, container } = await aRunningInstance();
    await operate(world, instance.id, { desired: 'STOPPED' });
    await world.settle();
    Object.assign(world.settings, { platformUrl: 'https://moorage.example.com' });
    await operate(world, instance.id, { desired: 'RUNNING' });
    await world.settle();
    expect(world.runtime.specOf(container)?.env).toMatchObject({ PLATFORM_URL: 'https://moorage.example.com' });
    expect((await world.instance()).status).toBe('RUNNING');
    await expectWhole(world);
  });

  it('restarts once for one request', async () => {
    const { world, instance } = await aRunningInstance();
    await operate(world, instance.id, { restartRequestedAt: world.clock.now() });
    await world.settle();
    expect(world.runtime.calls.filter((call) => call.startsWith('restartContainer'))).toHaveLength(1);
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', restartRequestedAt: null });
    expect(world.publisher.of(InstanceBecameReady)).toHaveLength(2);
  });

  it('whose container somebody removed by hand is made anew, with its data and its company', async () => {
    const { world, instance, container } = await aRunningInstance();
    world.runtime.filesOf(new ResourceNames(instance.id).volume('/data')).set('work', Buffer.from('of weeks'));
    await world.runtime.removeContainer(container);
    await world.settle();
    expect(await world.instance()).toMatchObject({
      status: 'RUNNING',
      health: 'ok',
      companyId: 'company-1',
      lastError: null,
    });
    expect((await world.runtime.inspectContainer(container)).state).toBe('running');
    expect(world.runtime.filesOf(new ResourceNames(instance.id).volume('/data')).get('work')?.toString()).toBe(
      'of weeks',
    );
    expect(world.kindsOf()).toContain('repairing');
  });

  it('that crashes is shown as unhealthy, without an address, until it is back', async () => {
    const { world, instance, container } = await aRunningInstance();
    world.runtime.crash(container, 1);
    world.clock.advance({ seconds: 5 });
    await world.process().watch.run();
    await world.process().reconciler.advance(instance.id, signal);
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', health: 'unhealthy', address: null });
    world.runtime.recover(container);
    await world.settle();
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', health: 'ok', lastError: null });
    expect((await world.instance()).address).not.toBeNull();
    expect(world.kindsOf().filter((kind) => kind === 'crashed')).toHaveLength(1);
  });

  it('that answers again, after it did not, is told what it missed', async () => {
    const { world, instance, container } = await aRunningInstance();
    world.runtime.setHealth(container, 'unhealthy');
    await world.settle();
    expect(await world.instance()).toMatchObject({ health: 'unhealthy', address: instance.address });
    expect(world.publisher.of(InstanceBecameReady)).toHaveLength(1);
    world.runtime.setHealth(container, 'healthy');
    await world.settle();
    expect(world.kindsOf().at(-1)).toBe('recovered');
    expect(world.publisher.of(InstanceBecameReady)).toHaveLength(2);
  });

  it('is not reached at an address that nobody can vouch for while the engine is away', async () => {
    const { world, instance } = await aRunningInstance();
    world.runtime.engineAnswers = false;
    world.clock.advance({ seconds: 5 });
    await world.process().watch.run();
    await world.process().reconciler.advance(instance.id, signal);
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', address: null, health: 'unknown' });
    expect(world.broadcast.messages).toContainEqual({ channel: 'access', message: { instanceId: instance.id } });

    world.runtime.engineAnswers = true;
    await world.settle();
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', health: 'ok', lastError: null });
    expect((await world.instance()).address).toEqual(instance.address);
    // Its members may have changed meanwhile, and nobody could tell it.
    expect(world.publisher.of(InstanceBecameReady)).toHaveLength(2);
  });

  it('is asked itself how it is, while the engine that came back has not asked it yet', async () => {
    const { world, instance } = await aRunningInstance();
    const inspect = world.runtime.inspectContainer.bind(world.runtime);
    world.runtime.inspectContainer = async (name) => ({ ...(await inspect(name)), health: 'starting' });
    world.health.healthy = false;
    await world.instances.change(instance.id, {}, { health: 'unknown', nextAttemptAt: world.clock.now() });
    await world.process().reconciler.advance(instance.id, signal);
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', health: 'unknown' });
    world.health.healthy = true;
    await world.settle();
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', health: 'ok' });
  });

  it('that can not be repaired is FAILED, and keeps its data', async () => {
    const { world, instance, container } = await aRunningInstance();
    world.runtime.filesOf(new ResourceNames(instance.id).volume('/data')).set('work', Buffer.from('of weeks'));
    world.health.healthy = false;
    await world.runtime.stopContainer(container, 1);
    await world.settle();
    expect(await world.instance()).toMatchObject({ status: 'FAILED', companyId: 'company-1' });
    expect(world.runtime.filesOf(new ResourceNames(instance.id).volume('/data')).size).toBe(1);
  });

  it('is deleted with everything it had', async () => {
    const { world, instance } = await aRunningInstance();
    await operate(world, instance.id, { desired: 'DELETED' });
    await world.settle();
    expect((await world.instances.find(instance.id))?.status).toBe('DELETED');
    expect(await world.owned()).toEqual([]);
    expect(world.publisher.of(InstanceDeleted)).toEqual([{ instanceId: instance.id, orgId }]);
  });

  it('made on another runtime is left alone, not made anew', async () => {
    const { world, instance, container } = await aRunningInstance();
    await world.instances.change(instance.id, {}, { runtime: 'docker', nextAttemptAt: world.clock.now() });
    await world.runtime.removeContainer(container);
    const process = world.process();
    for (let tick = 0; tick < 20; tick++) {
      world.clock.advance({ seconds: 3 });
      await process.reconciler.advance(instance.id, signal);
    }
    expect((await world.runtime.inspectContainer(container)).state).toBe('missing');
    expect(await world.instance()).toMatchObject({
      status: 'RUNNING',
      address: null,
      lastError: expect.stringContaining('runtime "docker"'),
    });
  });
});
