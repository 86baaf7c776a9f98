import { randomUUID } from 'node:crypto';
import { RandomIds } from '@moorage/kernel';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import type { RolloutStatus } from '../../../domain/rollout-status.ts';
import { rolloutStrategies } from '../../../domain/rollout-strategy.ts';
import { aNewInstance } from '../../../testing/a-new-instance.ts';
import { aBotApp } from '../../../testing/a-bot-app.ts';
import { InMemoryPeople, InMemoryTenants } from '../../../testing/in-memory-directories.ts';
import { PostgresBotAppStore } from '../postgres-bot-app-store.ts';
import { PostgresInstanceStore } from '../postgres-instance-store.ts';
import { PostgresReleaseStore } from '../postgres-release-store.ts';
import { PostgresRolloutBotStore } from '../postgres-rollout-bot-store.ts';
import { PostgresRolloutStore } from '../postgres-rollout-store.ts';
import { ListRolloutBots, ListRolloutBotsHandler } from './list-rollout-bots.ts';
import { GetRollout, GetRolloutHandler, ListRollouts, ListRolloutsHandler } from './list-rollouts.ts';

describe('what admins see of rollouts', () => {
  let harness: DatabaseHarness;
  let botAppId: string;
  let releaseId: string;
  const people = new InMemoryPeople();
  const tenants = new InMemoryTenants();
  let time = Date.now();
  const ids = new RandomIds({ now: () => new Date((time += 1)) });

  beforeAll(async () => {
    harness = await openDatabaseHarness();
    const { database, unitOfWork } = harness;
    botAppId = randomUUID();
    releaseId = randomUUID();
    await unitOfWork.run(async () => {
      await new PostgresBotAppStore(database).put(aBotApp({ id: botAppId }));
      await new PostgresReleaseStore(database).put({
        id: releaseId,
        botAppId,
        digest: 'sha256:two',
        reference: 'ghcr.io/acme/bot@sha256:two',
        detectedAt: new Date(),
      });
    });
  });
  afterAll(() => harness.close());

  async function aRollout(createdBy: string | null, status?: RolloutStatus): Promise<string> {
    const rollouts = new PostgresRolloutStore(harness.database);
    const id = ids.uuid();
    await harness.unitOfWork.run(async () => {
      await rollouts.insert({
        ...{ id, botAppId, releaseId, createdBy },
        strategy: rolloutStrategies.RollingWave,
        selection: { kind: 'all' },
        createdAt: new Date(time),
      });
      if (status !== undefined) await rollouts.change(id, ['QUEUED'], { status });
    });
    return id;
  }
  const list = (filter: Partial<ListRollouts['filter']>) =>
    new ListRolloutsHandler(harness.database, people).execute(new ListRollouts({ limit: 25, ...filter }));
  const get = (id: string) => new GetRolloutHandler(harness.database, people).execute(new GetRollout(id));
  const bots = (id: string, filter: Partial<ListRolloutBots['filter']> = {}) =>
    new ListRolloutBotsHandler(harness.database, tenants).execute(new ListRolloutBots(id, { limit: 25, ...filter }));

  it('are all of them, newest first, in pages, by status and by release', async () => {
    const admin = randomUUID();
    people.people.set(admin, {
      userId: admin,
      name: 'Ada Admin',
      email: 'ada@example.test',
      emailVerified: true,
      platformAdmin: true,
      sessionGeneration: 1,
      lastSeenAt: null,
    });
    const first = await aRollout(admin, 'ABORTED');
    const second = await aRollout(null, 'RUNNING');
    const third = await aRollout(randomUUID());
    const page = await list({ limit: 2 });
    expect(page.items.map(({ rollout }) => rollout.id)).toEqual([third, second]);
    const rest = await list({ limit: 2, cursor: page.nextCursor });
    expect(rest).toMatchObject({ items: [{ rollout: { id: first }, startedBy: 'Ada Admin' }] });
    expect(rest.nextCursor).toBeUndefined();
    expect(page.items.map(({ startedBy }) => startedBy)).toEqual(['Somebody who is gone', undefined]);
    expect((await list({ status: 'RUNNING' })).items.map(({ rollout }) => rollout.id)).toEqual([second]);
    expect((await list({ releaseId: randomUUID() })).items).toEqual([]);
    expect((await list({ releaseId })).items).toHaveLength(3);
    await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
  });

  it('are their waves and bots, by status and wave', async () => {
    const id = await aRollout(null, 'RUNNING');
    const { database, unitOfWork } = harness;
    const orgIds = Array.from({ length: 3 }, () => randomUUID());
    const instanceIds: string[] = [];
    await unitOfWork.run(async () => {
      for (const orgId of orgIds) {
        const instanceId = ids.uuid();
        instanceIds.push(instanceId);
        await new PostgresInstanceStore(database).insert(aNewInstance({ id: instanceId, orgId, botAppId }));
      }
      const store = new PostgresRolloutBotStore(database);
      await store.add(id, instanceIds);
      await new PostgresRolloutStore(database).addWave({ rolloutId: id, number: 1, size: 2, startedAt: new Date() });
      await store.putInWave(id, 1, instanceIds.slice(0, 2), new Date());
      await store.leaveOut(id, [instanceIds[0]!], 'manual');
    });
    tenants.put({ orgId: orgIds[0]!, slug: 'acme', name: 'Acme', status: 'ACTIVE' });
    expect(await get(id)).toMatchObject({
      rollout: { total: 3, pending: 2, skipped: 1 },
      release: { id: releaseId, digest: 'sha256:two' },
      running: 0,
      waves: [{ number: 1, size: 2, skipped: 1 }],
    });
    const seen = async (filter: Partial<ListRolloutBots['filter']> = {}) =>
      (await bots(id, filter)).items.map(({ bot }) => instanceIds.indexOf(bot.instanceId));
    expect(await seen()).toEqual([0, 1, 2]);
    expect(await seen({ wave: 1 })).toEqual([0, 1]);
    expect(await seen({ status: 'PENDING' })).toEqual([1, 2]);
    const page = await bots(id, { limit: 2 });
    expect(page.items[0]).toMatchObject({ organizationName: 'Acme', bot: { skipReason: 'manual' }, update: undefined });
    expect(await seen({ cursor: page.nextCursor })).toEqual([2]);
    await expect(bots(id, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
    for (const unknown of [randomUUID(), 'nonsense']) {
      await expect(get(unknown)).rejects.toMatchObject({ code: 'ROLLOUT.NOT_FOUND' });
      await expect(bots(unknown)).rejects.toMatchObject({ code: 'ROLLOUT.NOT_FOUND' });
    }
  });
});
