import {
  ProvisioningWorld,
  instanceIdOf,
  listed,
  membershipIdOf,
  orgId,
  userIdOf,
} from '../testing/provisioning-world.ts';
import { ReconcileAllInstancesHandler } from './reconcile-all-instances.ts';
import { ReconcileInstances } from './reconcile-instances.ts';
import { ImmediateUnitOfWork } from '@moorage/kernel/testing';

describe('reconciliation', () => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = new ProvisioningWorld();
  });
  const reconcile = () => world.reconciliation.reconcile(instanceIdOf(0));

  it('tells a new bot all members of a large organisation, and marks them as synced', async () => {
    const bot = await world.aBot();
    for (let index = 1; index <= 1_200; index++) world.member(index, index % 100 === 0 ? { role: 'ADMIN' } : {});
    expect(await reconcile()).toEqual({
      instanceId: instanceIdOf(0),
      compared: 1_201,
      added: 1_200,
      removed: 0,
      roleChanged: 0,
      unchanged: 1,
    });
    expect(listed(bot)).toEqual(world.expected());
    expect(await world.stateOf(777)).toMatchObject([{ state: 'synced' }]);
    expect(await world.stateOf(0)).toMatchObject([{ state: 'synced' }]);
    expect(await reconcile()).toMatchObject({ added: 0, removed: 0, roleChanged: 0, unchanged: 1_201 });
  });

  it('repairs what somebody changed inside the bot, and counts it', async () => {
    const bot = await world.aBot();
    for (let index = 1; index <= 5; index++) await world.change(index);
    await world.change(5, { status: 'REMOVED' });
    await world.work();
    const members = bot.members();
    members.delete(userIdOf(1));
    members.get(userIdOf(2))!.role = 'owner';
    members.get(userIdOf(3))!.status = 'suspended';
    members.set(userIdOf(5), { role: 'member', email: 'p5@example.test', name: 'Back again', status: 'active' });
    members.set('made-in-the-bot', { role: 'owner', email: 'x@example.test', name: 'Stranger', status: 'active' });

    expect(await reconcile()).toEqual({
      instanceId: instanceIdOf(0),
      compared: 7,
      added: 2,
      removed: 2,
      roleChanged: 1,
      unchanged: 2,
    });
    expect(listed(bot)).toEqual(world.expected());
    expect(await reconcile()).toMatchObject({ added: 0, removed: 0, roleChanged: 0, unchanged: 5 });
  });

  it('brings in a new owner before it takes the old one out', async () => {
    const bot = await world.aBot();
    world.member(0, { role: 'OWNER', status: 'REMOVED' });
    world.member(1, { role: 'OWNER' });
    expect(await reconcile()).toMatchObject({ added: 1, removed: 1 });
    expect(bot.calls.filter((call) => call !== 'list')).toEqual([
      `add ${userIdOf(1)} owner`,
      `role ${userIdOf(1)} owner`,
      `remove ${userIdOf(0)}`,
    ]);
  });

  it('does not undo a change that is being told', async () => {
    const bot = await world.aBot();
    await world.change(1);
    await world.work();
    bot.mood = 'hangs';
    await world.change(1, { role: 'ADMIN' });
    await world.work();
    bot.mood = 'well';
    expect(await reconcile()).toMatchObject({ roleChanged: 1 });
    expect(bot.members().get(userIdOf(1))?.role).toBe('admin');
    expect(await world.stateOf(1)).toMatchObject([{ state: 'synced' }]);
  });

  it('says of a bot that is away that it is, and of one that breaks off too', async () => {
    const bot = await world.aBot();
    world.member(1);
    bot.mood = 'hangs';
    await expect(reconcile()).rejects.toMatchObject({ code: 'BOT.UNREACHABLE' });
    world.away(0, true);
    await expect(reconcile()).rejects.toMatchObject({ code: 'BOT.UNREACHABLE' });
  });

  it('on demand reports each running instance, and the code of what went wrong', async () => {
    await world.aBot(0);
    const second = await world.aBot(1);
    second.mood = 'answers-500';
    const handler = world.reconcileInstances;
    const zeros = { compared: 0, added: 0, removed: 0, roleChanged: 0, unchanged: 0 };
    const expected = [
      { ...zeros, instanceId: instanceIdOf(0), compared: 1, unchanged: 1 },
      { ...zeros, instanceId: instanceIdOf(1), error: 'BOT.REFUSED' },
    ];
    expect(await handler.execute(new ReconcileInstances(orgId))).toEqual(expected);
    expect(await handler.execute(new ReconcileInstances(null))).toEqual(expected);
    const after = { instances: 2, failed: 1, added: 0, removed: 0, roleChanged: 0 };
    expect(world.audit.entries).toEqual([
      { action: 'provisioning.reconciled', orgId, after },
      { action: 'provisioning.reconciled', after },
    ]);
  });

  it('on demand refuses an organisation that is not there', async () => {
    world.organization.findOrg = () => Promise.resolve(undefined);
    await expect(world.reconcileInstances.execute(new ReconcileInstances(orgId))).rejects.toMatchObject({
      code: 'ORG.NOT_FOUND',
    });
  });

  it('of all is one job per instance, page by page', async () => {
    for (let index = 0; index < 3; index++) await world.aBot(index);
    await new ReconcileAllInstancesHandler(world.instances, world.jobs, new ImmediateUnitOfWork()).handle();
    expect(world.jobs.jobs).toEqual(
      [0, 1, 2].map((index) => ({
        queue: 'provisioning.reconcile-instance',
        data: { instanceId: instanceIdOf(index) },
        options: { key: instanceIdOf(index) },
      })),
    );
  });

  it('leaves alone who is neither in the organisation nor in the bot', async () => {
    await world.aBot();
    await world.change(1, { status: 'REMOVED' });
    await world.work();
    expect(await reconcile()).toMatchObject({ compared: 1, removed: 0 });
    expect(await world.service.statesFor(orgId, [membershipIdOf(1)])).toMatchObject([{ state: 'synced' }]);
  });
});
