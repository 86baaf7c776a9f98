import fc from 'fast-check';
import { NoticeRequested, type Role } from '@moorage/contracts';
import {
  ProvisioningWorld,
  instanceIdOf,
  listed,
  membershipIdOf,
  orgId,
  userIdOf,
} from '../testing/provisioning-world.ts';
import { RetryMember } from './retry-member.ts';

describe('a change of a membership', () => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = new ProvisioningWorld();
  });

  it('is told to all instances of the organisation at once', async () => {
    const [first, second] = [await world.aBot(0), await world.aBot(1)];
    await world.change(1, { role: 'ADMIN' });
    expect((await world.stateOf(1)).map(({ state }) => state)).toEqual(['pending', 'pending']);
    await world.work();
    expect([first, second].map((bot) => bot.members().get(userIdOf(1)))).toEqual([
      { role: 'admin', email: 'p1@example.test', name: 'Person 1', status: 'active' },
      { role: 'admin', email: 'p1@example.test', name: 'Person 1', status: 'active' },
    ]);
    expect((await world.stateOf(1)).map(({ state }) => state)).toEqual(['synced', 'synced']);
    expect(world.broadcast.messages).toContainEqual({
      channel: 'live',
      message: { scope: `org:${orgId}`, topic: 'provisioning', id: membershipIdOf(1) },
    });
  });

  it.each<[Role, string]>([
    ['OWNER', 'owner'],
    ['ADMIN', 'admin'],
    ['BILLING_ADMIN', 'member'],
    ['MANAGER', 'member'],
    ['PUBLISHER', 'member'],
    ['MEMBER', 'member'],
    ['SUPPORT', 'member'],
  ])('to %s makes somebody %s in the bot', async (role, wireRole) => {
    const bot = await world.aBot();
    await world.change(1, { role });
    await world.work();
    expect(bot.members().get(userIdOf(1))?.role).toBe(wireRole);
  });

  it.each(['SUSPENDED', 'REMOVED', 'ERASED', 'PENDING'] as const)(
    'to %s takes somebody out of the bot',
    async (status) => {
      const bot = await world.aBot();
      await world.change(1);
      await world.work();
      await world.change(1, { status });
      await world.work();
      expect(bot.members().has(userIdOf(1))).toBe(false);
      expect(await world.stateOf(1)).toMatchObject([{ state: 'synced' }]);
    },
  );

  it('that arrives twice is told once', async () => {
    const bot = await world.aBot();
    const membership = await world.change(1);
    await world.whenMembershipChanged.handle(membership);
    await world.work();
    const calls = [...bot.calls];
    await world.whenMembershipChanged.handle(membership);
    await world.work();
    expect(bot.calls).toEqual(calls);
  });

  it('that arrives after a later one changes nothing', async () => {
    const bot = await world.aBot();
    const [added, promoted] = [world.member(1), world.member(1, { role: 'ADMIN' })];
    await world.whenMembershipChanged.handle(promoted);
    await world.work();
    await world.whenMembershipChanged.handle(added);
    await world.work();
    expect(bot.members().get(userIdOf(1))?.role).toBe('admin');
  });

  it('is never under way twice about one person, however many workers there are', async () => {
    const bot = await world.aBot();
    await world.change(1);
    const key = { membershipId: membershipIdOf(1), instanceId: instanceIdOf(0) };
    const telling = Array.from({ length: 8 }, () => world.teller.tell(key));
    await world.change(1, { role: 'ADMIN' });
    await Promise.all(telling);
    await world.work();
    expect(bot.mostAtOnce).toBe(1);
    expect(bot.members().get(userIdOf(1))?.role).toBe('admin');
  });

  it('only of the role is told as one', async () => {
    const bot = await world.aBot();
    await world.change(1);
    await world.work();
    bot.calls.length = 0;
    await world.change(1, { role: 'ADMIN' });
    await world.work();
    expect(bot.calls).toEqual([`role ${userIdOf(1)} admin`]);
  });

  it('that a bot does not see is not told', async () => {
    const bot = await world.aBot();
    await world.change(1);
    await world.work();
    bot.calls.length = 0;
    await world.change(1, { role: 'MANAGER' });
    await world.work();
    expect(bot.calls).toEqual([]);
    expect(await world.stateOf(1)).toMatchObject([{ state: 'synced' }]);
  });
});

describe('a bot that', () => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = new ProvisioningWorld();
  });

  it.each([
    ['answers-500', 'The bot answered with an error (500).'],
    ['hangs', 'The bot did not answer in time.'],
  ] as const)(
    '%s is tried again after 1 s, 5 s, 30 s, 2 min, 10 min, then every hour, and it shows',
    async (mood, lastError) => {
      const bot = await world.aBot();
      bot.mood = mood;
      await world.change(1);
      const pauses: number[] = [];
      for (let attempt = 1; attempt <= 8; attempt++) {
        await world.work();
        const [state] = await world.stateOf(1);
        expect(state).toMatchObject({ state: 'retrying', attempts: attempt, lastError });
        const pause = (state!.nextAttemptAt!.getTime() - world.clock.now().getTime()) / 1000;
        pauses.push(pause);
        world.clock.advance({ seconds: pause - 1 });
        await world.pass(1);
      }
      expect(pauses).toEqual([1, 5, 30, 120, 600, 3600, 3600, 3600]);
    },
  );

  it('is down for an hour while people come, rise, fall and go, ends as the organisation is', async () => {
    const bot = await world.aBot();
    await world.change(1);
    await world.change(2, { role: 'ADMIN' });
    await world.work();
    bot.mood = 'hangs';
    await world.change(1, { role: 'ADMIN' });
    await world.pass(60);
    await world.change(2, { status: 'REMOVED' });
    await world.change(3);
    await world.pass(600);
    await world.change(1, { role: 'MEMBER' });
    await world.change(3, { role: 'ADMIN' });
    await world.change(4);
    await world.change(4, { status: 'REMOVED' });
    await world.pass(2_940);
    expect(listed(bot)).not.toEqual(world.expected());
    bot.mood = 'well';
    await world.pass(3_601);
    expect(listed(bot)).toEqual(world.expected());
    for (const index of [1, 2, 3, 4])
      expect(await world.stateOf(index)).toMatchObject([{ state: 'synced', lastError: null }]);
  });

  it('does not answer is asked about one person for all, so that it holds nobody else up', async () => {
    const bot = await world.aBot();
    bot.mood = 'hangs';
    for (let index = 1; index <= 50; index++) await world.change(index);
    await world.teller.tell({ membershipId: membershipIdOf(1), instanceId: instanceIdOf(0) });
    const dueAfter = async (seconds: number) => {
      world.clock.advance({ seconds });
      return (await world.syncs.claimDue(world.clock.now(), world.clock.now(), 100)).length;
    };
    expect([await dueAfter(0), await dueAfter(1), await dueAfter(3), await dueAfter(1)]).toEqual([0, 1, 1, 50]);
  });

  it('lost an answer is told the role again, even where adding somebody twice keeps the old one', async () => {
    const bot = await world.aBot();
    bot.keepsRoleOnAdd = true;
    bot.mood = 'loses-answers';
    await world.change(1);
    await world.work();
    bot.mood = 'well';
    await world.change(1, { role: 'ADMIN' });
    await world.work();
    expect(bot.members().get(userIdOf(1))?.role).toBe('admin');
  });

  it('is stopped is told what happened meanwhile once it is ready, with no failed try', async () => {
    const bot = await world.aBot();
    world.away(0, true);
    await world.change(1);
    await world.pass(120);
    expect(await world.stateOf(1)).toMatchObject([{ state: 'pending', attempts: 0 }]);
    world.away(0, false);
    await world.whenBecameReady.handle({ instanceId: instanceIdOf(0) });
    await world.pass(2);
    expect(listed(bot)).toEqual(world.expected());
  });

  it('failed for long is told of to those who run the organisation, once a day for all its members', async () => {
    const bot = await world.aBot();
    bot.mood = 'answers-500';
    await world.change(1);
    await world.change(2);
    const told = () => world.publisher.of(NoticeRequested);
    await world.pass(700);
    expect(told()).toEqual([]);
    await world.pass(100);
    expect(told()).toHaveLength(2);
    expect(told()[0]).toMatchObject({
      kind: 'provisioning.failing',
      orgId,
      to: { roles: ['OWNER', 'ADMIN'] },
      data: { memberName: expect.stringMatching(/^Person [12]$/) as string },
    });
    expect(new Set(told().map(({ key }) => key)).size).toBe(1);
    await world.pass(3_700);
    expect(told()).toHaveLength(2);
  });

  it('failed for long is tried at once where somebody asks for it', async () => {
    const bot = await world.aBot();
    bot.mood = 'answers-500';
    await world.change(1);
    await world.pass(2_000);
    bot.mood = 'well';
    await world.retry.execute(new RetryMember(orgId, membershipIdOf(1)));
    await world.work();
    expect(await world.stateOf(1)).toMatchObject([{ state: 'synced' }]);
    const entry = {
      action: 'provisioning.retry-requested',
      orgId,
      target: { type: 'membership', id: membershipIdOf(1) },
    };
    expect(world.audit.entries).toEqual([entry]);
    await expect(world.retry.execute(new RetryMember(orgId, membershipIdOf(9)))).rejects.toMatchObject({
      code: 'SYNC.NOT_FOUND',
    });
    await expect(world.retry.execute(new RetryMember(membershipIdOf(9), membershipIdOf(1)))).rejects.toMatchObject({
      code: 'SYNC.NOT_FOUND',
    });
    await expect(world.retry.execute(new RetryMember(orgId, 'not-an-id'))).rejects.toMatchObject({
      code: 'SYNC.NOT_FOUND',
    });
  });
});

describe('a worker that is killed', () => {
  it('between a call and writing it down, leaves nothing to be believed', async () => {
    const world = new ProvisioningWorld();
    const bot = await world.aBot();
    await world.change(1);
    await world.work();
    await world.change(1, { role: 'ADMIN' });
    await dieWhileTelling(world, 1);
    expect(bot.members().get(userIdOf(1))?.role).toBe('admin');
    await world.change(1);
    await world.pass(60);
    expect(bot.members().get(userIdOf(1))?.role).toBe('member');
  });
});

describe('whatever happens, in whichever order,', () => {
  it('each bot ends with exactly the members of the organisation', async () => {
    const person = fc.integer({ min: 1, max: 3 });
    const happening = fc.oneof(
      fc.record({
        kind: fc.constant('change' as const),
        person,
        role: fc.constantFrom<Role>('MEMBER', 'ADMIN', 'OWNER', 'MANAGER'),
        status: fc.constantFrom('ACTIVE' as const, 'ACTIVE' as const, 'SUSPENDED' as const, 'REMOVED' as const),
        delivery: fc.constantFrom('now' as const, 'late' as const, 'twice' as const),
      }),
      fc.record({
        kind: fc.constant('mood' as const),
        mood: fc.constantFrom('well' as const, 'answers-500' as const, 'hangs' as const, 'loses-answers' as const),
      }),
      fc.record({ kind: fc.constant('time' as const), seconds: fc.integer({ min: 0, max: 40 }) }),
      fc.record({ kind: fc.constant('killed' as const), person }),
      fc.constant({ kind: 'reconcile' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 30 }), fc.boolean(), async (happenings, keepsRoleOnAdd) => {
        const world = new ProvisioningWorld();
        const bot = await world.aBot();
        bot.keepsRoleOnAdd = keepsRoleOnAdd;
        const late: (() => Promise<void>)[] = [];
        for (const each of happenings) {
          if (each.kind === 'change') {
            const membership = world.member(each.person, each);
            if (each.delivery === 'late') late.push(() => world.whenMembershipChanged.handle(membership));
            else
              for (let time = 0; time < (each.delivery === 'twice' ? 2 : 1); time++)
                await world.whenMembershipChanged.handle(membership);
          } else if (each.kind === 'mood') bot.mood = each.mood;
          else if (each.kind === 'time') await world.pass(each.seconds);
          else if (each.kind === 'killed') await dieWhileTelling(world, each.person);
          else await world.reconciliation.reconcile(instanceIdOf(0)).catch(() => undefined);
        }
        for (const deliver of late.reverse()) await deliver();
        bot.mood = 'well';
        await world.pass(60);
        for (let hour = 0; hour < 2; hour++) {
          world.clock.advance({ hours: 1 });
          await world.pass(5);
        }
        expect(listed(bot)).toEqual(world.expected());
        expect(bot.mostAtOnce).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

/** A worker took the row, the call arrived, and then nothing more is heard of that worker. */
async function dieWhileTelling(world: ProvisioningWorld, person: number): Promise<void> {
  const key = { membershipId: membershipIdOf(person), instanceId: instanceIdOf(0) };
  const now = world.clock.now();
  const sync = await world.syncs.claim(key, { holder: 'killed', until: new Date(now.getTime() + 45_000) }, now);
  if (sync === undefined) return;
  const bot = world.instances.connections.get(key.instanceId)!;
  const { active, role, email, name } = sync.desired;
  const call = active
    ? world.bots.addMember(
        { baseUrl: bot.baseUrl!, provisionSecret: bot.provisionSecret },
        bot.companyId!,
        { id: sync.userId, email, name },
        role,
      )
    : world.bots.removeMember(
        { baseUrl: bot.baseUrl!, provisionSecret: bot.provisionSecret },
        bot.companyId!,
        sync.userId,
      );
  await call.catch(() => undefined);
}
