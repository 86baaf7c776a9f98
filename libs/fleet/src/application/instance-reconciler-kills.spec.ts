import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { InstanceBecameReady } from '@moorage/contracts';
import { FleetWorld, orgId } from '../testing/fleet-world.ts';
import { ResourceNames } from '../domain/resource-names.ts';

const actor = '00000000-0000-7000-8000-00000000000c';

async function expectOneHealthyInstance(world: FleetWorld): Promise<void> {
  const instance = await world.instance();
  expect(instance).toMatchObject({
    status: 'RUNNING',
    step: null,
    health: 'ok',
    companyId: 'company-1',
    lastError: null,
  });
  const owned = await world.owned();
  expect(owned.map(({ kind }) => kind).sort()).toEqual(['container', 'network', 'volume', 'volume']);
  expect(await world.runtime.inspectContainer(new ResourceNames(instance.id).container)).toMatchObject({
    state: 'running',
    address: instance.address,
  });
  expect(world.publisher.of(InstanceBecameReady).length).toBeGreaterThanOrEqual(1);
}

// The dying process reports its own death, and that is all it says.
beforeAll(() => Logger.overrideLogger(false));

describe('a process that is killed while it makes an instance', () => {
  it('leaves exactly one healthy instance and no orphan, at whichever moment it dies', async () => {
    let moments = 0;
    for (let dieAt = 0; ; dieAt++) {
      const world = new FleetWorld();
      await world.organizationIsCreated();
      if (!(await world.liveAndDie(dieAt))) break;
      moments += 1;
      await world.settle();
      await expectOneHealthyInstance(world);
    }
    // Every transaction and every call to engine and bot has a moment before and one after it.
    expect(moments).toBeGreaterThan(50);
  });

  it('leaves nothing behind of an instance that is being deleted', async () => {
    for (let dieAt = 0; ; dieAt++) {
      const world = new FleetWorld();
      const { id } = await world.organizationIsCreated();
      await world.settle();
      await world.operations.request(
        { instanceId: id, orgId, actorUserId: actor },
        { from: ['RUNNING'], change: { desired: 'DELETED' }, kind: 'delete-requested', isFulfilled: () => false },
      );
      if (!(await world.liveAndDie(dieAt))) break;
      await world.settle();
      expect((await world.instances.find(id))?.status).toBe('DELETED');
      expect(await world.owned()).toEqual([]);
    }
  });

  it('again and again, amid wishes and mishaps, ends where it was last wanted', async () => {
    const happening = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          kind: fc.constant('process' as const),
          dieAt: fc.integer({ min: 0, max: 60 }),
          seconds: fc.integer({ min: 0, max: 8 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('want' as const),
          desired: fc.constantFrom('RUNNING' as const, 'STOPPED' as const),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constantFrom(
            'restart' as const,
            'remove-container' as const,
            'engine-away' as const,
            'engine-back' as const,
          ),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
        const world = new FleetWorld();
        const { id } = await world.organizationIsCreated();
        const { container } = new ResourceNames(id);
        for (const each of happenings) {
          switch (each.kind) {
            case 'process':
              world.clock.advance({ seconds: each.seconds });
              await world.liveAndDie(each.dieAt);
              break;
            case 'want':
              await world.instances.change(
                id,
                { statuses: ['RUNNING', 'STOPPED'] },
                { desired: each.desired, nextAttemptAt: world.clock.now() },
              );
              break;
            case 'restart':
              await world.instances.change(
                id,
                { statuses: ['RUNNING'] },
                { restartRequestedAt: world.clock.now(), nextAttemptAt: world.clock.now() },
              );
              break;
            case 'remove-container':
              if (world.runtime.engineAnswers) await world.runtime.removeContainer(container);
              break;
            default:
              world.runtime.engineAnswers = each.kind === 'engine-back';
          }
        }
        world.runtime.engineAnswers = true;
        await world.settle();
        const { status, desired } = await world.instance();
        if (desired === 'RUNNING') {
          await expectOneHealthyInstance(world);
        } else {
          expect(status).toBe('STOPPED');
          // One that was made anew and never started is as stopped as one that was.
          expect(['created', 'stopped', 'missing']).toContain((await world.runtime.inspectContainer(container)).state);
        }
      }),
      { numRuns: 150 },
    );
  });
});
