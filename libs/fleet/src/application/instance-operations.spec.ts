import { FleetWorld, orgId } from '../testing/fleet-world.ts';
import type { InstanceStatus } from '../domain/instance-status.ts';
import type { Instance } from '../domain/instance.ts';
import { AdvanceInstance } from './advance-instance.job.ts';
import { DeleteInstance, DeleteInstanceHandler } from './delete-instance.ts';
import { RestartInstance, RestartInstanceHandler } from './restart-instance.ts';
import { RetryInstance, RetryInstanceHandler } from './retry-instance.ts';
import { StartInstance, StartInstanceHandler } from './start-instance.ts';
import { StopInstance, StopInstanceHandler } from './stop-instance.ts';

const actorUserId = '00000000-0000-7000-8000-00000000000c';
const otherOrg = '00000000-0000-7000-8000-0000000000ff';

async function inStatus(status: InstanceStatus): Promise<{ world: FleetWorld; instance: Instance }> {
  const world = new FleetWorld();
  const { id } = await world.organizationIsCreated();
  const paths: Partial<Record<InstanceStatus, InstanceStatus[]>> = {
    CREATING: ['CREATING'],
    RUNNING: ['CREATING', 'RUNNING'],
    STOPPED: ['CREATING', 'RUNNING', 'STOPPED'],
    FAILED: ['CREATING', 'FAILED'],
    UPDATING: ['CREATING', 'RUNNING', 'UPDATING'],
    DELETING: ['DELETING'],
  };
  for (const step of paths[status] ?? []) await world.instances.change(id, {}, { status: step, nextAttemptAt: null });
  if (status === 'STOPPED') await world.instances.change(id, {}, { desired: 'STOPPED' });
  world.jobs.jobs.length = 0;
  world.history.events.length = 0;
  world.audit.entries.length = 0;
  return { world, instance: await world.instance() };
}

const commands = {
  start: (world: FleetWorld, instanceId: string, org: string | null) =>
    new StartInstanceHandler(world.operations).execute(new StartInstance({ instanceId, orgId: org, actorUserId })),
  stop: (world: FleetWorld, instanceId: string, org: string | null) =>
    new StopInstanceHandler(world.operations).execute(new StopInstance({ instanceId, orgId: org, actorUserId })),
  restart: (world: FleetWorld, instanceId: string, org: string | null) =>
    new RestartInstanceHandler(world.operations, world.clock).execute(
      new RestartInstance({ instanceId, orgId: org, actorUserId }),
    ),
  retry: (world: FleetWorld, instanceId: string, org: string | null) =>
    new RetryInstanceHandler(world.operations, world.botUpdates).execute(
      new RetryInstance({ instanceId, orgId: org, actorUserId }),
    ),
  delete: (world: FleetWorld, instanceId: string, org: string | null) =>
    new DeleteInstanceHandler(world.operations).execute(new DeleteInstance({ instanceId, orgId: org, actorUserId })),
};
type CommandName = keyof typeof commands;

describe('somebody who wants something of an instance', () => {
  it.each<[CommandName, InstanceStatus, Partial<Instance>]>([
    ['start', 'STOPPED', { desired: 'RUNNING' }],
    ['stop', 'RUNNING', { desired: 'STOPPED' }],
    ['restart', 'RUNNING', { restartRequestedAt: expect.any(Date) as Date }],
    ['retry', 'FAILED', { status: 'CREATING', desired: 'RUNNING', step: null }],
    ['delete', 'RUNNING', { desired: 'DELETED' }],
    ['delete', 'FAILED', { desired: 'DELETED' }],
  ])(
    'to %s it while it is %s is heard, remembered by name, and the reconciler is woken',
    async (command, status, change) => {
      const { world, instance } = await inStatus(status);
      expect(await commands[command](world, instance.id, orgId)).toMatchObject({
        ...change,
        nextAttemptAt: world.clock.now(),
      });
      expect(world.history.events).toMatchObject([
        { kind: `${command}-requested`, actorUserId, instanceId: instance.id },
      ]);
      expect(world.jobs.jobs).toEqual([
        { queue: AdvanceInstance.queue, data: { instanceId: instance.id }, options: {} },
      ]);
      expect(world.broadcast.messages).toContainEqual({
        channel: 'live',
        message: { scope: `org:${orgId}`, topic: 'instances', id: instance.id },
      });
      const { status: statusAfter, desired } = await world.instance();
      expect(world.audit.entries).toEqual([
        {
          action: `instance.${command}-requested`,
          orgId,
          target: { type: 'instance', id: instance.id, label: 'acme' },
          before: { status, desired: instance.desired },
          after: { status: statusAfter, desired },
        },
      ]);
    },
  );

  it.each<[CommandName, InstanceStatus]>([
    ['start', 'RUNNING'],
    ['stop', 'STOPPED'],
  ])('to %s it while it is %s already changes nothing', async (command, status) => {
    const { world, instance } = await inStatus(status);
    expect(await commands[command](world, instance.id, orgId)).toEqual(instance);
    expect(world.history.events).toEqual([]);
    expect(world.audit.entries).toEqual([]);
    expect(world.jobs.jobs).toEqual([]);
  });

  it.each<[CommandName, InstanceStatus, string]>([
    ['start', 'CREATING', 'INSTANCE.BUSY'],
    ['stop', 'UPDATING', 'INSTANCE.BUSY'],
    ['delete', 'DELETING', 'INSTANCE.BUSY'],
    ['restart', 'STOPPED', 'INSTANCE.TRANSITION_NOT_ALLOWED'],
    ['start', 'FAILED', 'INSTANCE.TRANSITION_NOT_ALLOWED'],
    ['retry', 'RUNNING', 'INSTANCE.TRANSITION_NOT_ALLOWED'],
  ])('to %s it while it is %s is told %s', async (command, status, code) => {
    const { world, instance } = await inStatus(status);
    await expect(commands[command](world, instance.id, orgId)).rejects.toMatchObject({ code });
    expect(await world.instances.find(instance.id)).toEqual(instance);
  });

  it.each<[Exclude<CommandName, 'delete'>, InstanceStatus]>([
    ['start', 'RUNNING'],
    ['stop', 'RUNNING'],
    ['restart', 'RUNNING'],
    ['retry', 'FAILED'],
  ])('to %s it while it is %s, but is to be deleted, is told that it is too late', async (command, status) => {
    const { world, instance } = await inStatus(status);
    const doomed = await commands.delete(world, instance.id, orgId);
    await expect(commands[command](world, instance.id, orgId)).rejects.toMatchObject({ code: 'INSTANCE.BUSY' });
    expect(await world.instance()).toEqual(doomed);
    expect(await commands.delete(world, instance.id, orgId)).toEqual(doomed);
  });

  it.each(Object.keys(commands) as CommandName[])('of another organisation finds none to %s', async (command) => {
    const { world, instance } = await inStatus('RUNNING');
    await expect(commands[command](world, instance.id, otherOrg)).rejects.toMatchObject({ code: 'INSTANCE.NOT_FOUND' });
    await expect(commands[command](world, otherOrg, orgId)).rejects.toMatchObject({ code: 'INSTANCE.NOT_FOUND' });
    await expect(commands[command](world, 'no-id', orgId)).rejects.toMatchObject({ code: 'INSTANCE.NOT_FOUND' });
  });

  it('as a platform admin finds any', async () => {
    const { world, instance } = await inStatus('RUNNING');
    expect(await commands.stop(world, instance.id, null)).toMatchObject({ desired: 'STOPPED' });
  });

  it('twice at once to restart it gets one restart', async () => {
    const { world, instance } = await inStatus('RUNNING');
    await commands.restart(world, instance.id, orgId);
    await commands.restart(world, instance.id, orgId);
    expect(world.kindsOf()).toEqual(['restart-requested']);
  });
});
