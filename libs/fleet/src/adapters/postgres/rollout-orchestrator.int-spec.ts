import { randomUUID } from 'node:crypto';
import { Broadcast, Clock, LiveUpdates, RandomIds, type UnitOfWork } from '@moorage/kernel';
import { RecordingAuditTrail, RecordingBroadcast, RecordingJobQueue } from '@moorage/kernel/testing';
import { openDatabaseHarness, testSettings, type DatabaseHarness } from '@moorage/platform/testing';
import { BotUpdates } from '../../application/bot-updates.ts';
import { FleetLog } from '../../application/fleet-log.ts';
import { RolloutOrchestrator } from '../../application/rollout-orchestrator.ts';
import { RolloutPopulation } from '../../application/rollout-population.ts';
import { RolloutStandings } from '../../application/rollout-standings.ts';
import { RolloutTries } from '../../application/rollout-tries.ts';
import { Rollouts } from '../../application/rollouts.ts';
import type { BotUpdateStatus } from '../../domain/bot-update-status.ts';
import type { Release } from '../../domain/release.ts';
import { rolloutStrategies, type RolloutStrategy } from '../../domain/rollout-strategy.ts';
import { aNewInstance } from '../../testing/a-new-instance.ts';
import { aBotApp } from '../../testing/a-bot-app.ts';
import { InMemoryMaintenance, InMemoryTenants } from '../../testing/in-memory-directories.ts';
import { Killed, Life, mortal } from '../../testing/mortal.ts';
import { pathToUpdateStatus } from '../../testing/path-to-update-status.ts';
import { PostgresBotAppStore } from './postgres-bot-app-store.ts';
import { PostgresBotUpdateStore } from './postgres-bot-update-store.ts';
import { PostgresFleetHistory } from './postgres-fleet-history.ts';
import { PostgresInstanceStore } from './postgres-instance-store.ts';
import { PostgresReleaseStore } from './postgres-release-store.ts';
import { PostgresRolloutBotStore } from './postgres-rollout-bot-store.ts';
import { PostgresRolloutStore } from './postgres-rollout-store.ts';
import { PostgresUpdatePolicyStore } from './postgres-update-policy-store.ts';

const atOnce = <T>(works: readonly (() => Promise<T>)[]): Promise<T[]> => Promise.all(works.map((work) => work()));

/** The machine's clock, moved ahead where leases are to run out. */
class MovableClock extends Clock {
  ahead = 0;

  override now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

/** Several workers at once on one Postgres. What leads the updates themselves is played by the test. */
describe('rollouts led by several workers', () => {
  let harness: DatabaseHarness;
  let botAppId: string;
  const clock = new MovableClock();
  const ids = new RandomIds(clock);
  const tenants = new InMemoryTenants();
  const settings = testSettings();

  beforeEach(async () => {
    harness = await openDatabaseHarness();
    botAppId = randomUUID();
    Object.assign(settings.fleet, { rolloutParallel: 4 });
    await harness.unitOfWork.run(() => new PostgresBotAppStore(harness.database).put(aBotApp({ id: botAppId })));
  });
  afterEach(() => harness.close());

  function stores() {
    const { database } = harness;
    return {
      instances: new PostgresInstanceStore(database),
      releases: new PostgresReleaseStore(database),
      updates: new PostgresBotUpdateStore(database),
      rollouts: new PostgresRolloutStore(database),
      bots: new PostgresRolloutBotStore(database),
      policies: new PostgresUpdatePolicyStore(database),
    };
  }

  /** What one process has. It may be killed in the middle of its transactions: at whatever it tells others in them. */
  function aWorker(life = new Life()) {
    const { instances, releases, updates, rollouts, bots, policies } = stores();
    const { database } = harness;
    // The dead give no lease back.
    const unitOfWork = Object.assign(Object.create(harness.unitOfWork) as UnitOfWork, {
      run: <T>(work: () => Promise<T>): Promise<T> => {
        if (life.isOver) throw new Killed();
        return harness.unitOfWork.run(work);
      },
    });
    const broadcast: Broadcast = mortal(new RecordingBroadcast(), life);
    const live = new LiveUpdates(broadcast);
    const jobs = mortal(new RecordingJobQueue(), life);
    const log = new FleetLog(new PostgresFleetHistory(database), live, broadcast, ids, clock);
    const standings = new RolloutStandings(policies, tenants, new InMemoryMaintenance(), clock);
    const population = new RolloutPopulation(bots, standings);
    const lifecycle = new Rollouts(rollouts, releases, jobs, mortal(new RecordingAuditTrail(), life), live, ids, clock);
    const tries = new RolloutTries(rollouts, bots, updates, releases, standings, lifecycle, clock);
    const requests = new BotUpdates(instances, releases, updates, log, jobs, ids, clock);
    const orchestrator = new RolloutOrchestrator(
      rollouts,
      bots,
      releases,
      policies,
      population,
      standings,
      tries,
      lifecycle,
      requests,
      settings,
      unitOfWork,
      ids,
      clock,
    );
    const settle = (id: string) => unitOfWork.run(() => tries.settleUpdate(id));
    const request = (release: Release, strategy: Partial<RolloutStrategy> = {}) =>
      unitOfWork.run(() =>
        lifecycle.request({
          release,
          strategy: { ...rolloutStrategies.RollingWave, ...strategy },
          selection: { kind: 'all' },
          createdBy: null,
        }),
      );
    return {
      orchestrator,
      settle,
      request,
      advance: (id: string) => orchestrator.advance(id, new AbortController().signal),
    };
  }

  async function aFleet(count: number): Promise<void> {
    const { instances, policies } = stores();
    for (let number = 0; number < count; number++)
      await harness.unitOfWork.run(async () => {
        const [id, orgId] = [ids.uuid(), randomUUID()];
        tenants.put({ orgId, slug: `org-${id}`, name: 'Org', status: 'ACTIVE' });
        await instances.insert(aNewInstance({ id, orgId, botAppId, createdAt: clock.now() }));
        await policies.setBot(id, 'on-push');
        await instances.change(id, {}, { status: 'CREATING' });
        const imageReference = 'ghcr.io/acme/bot@sha256:one';
        await instances.change(
          id,
          {},
          { status: 'RUNNING', imageReference, digest: 'sha256:one', establishedAt: clock.now(), nextAttemptAt: null },
        );
      });
  }

  const aRelease = async (digest: string): Promise<Release> => {
    const { release } = await harness.unitOfWork.run(() =>
      stores().releases.put({
        id: ids.uuid(),
        botAppId,
        digest,
        reference: `ghcr.io/acme/bot@${digest}`,
        detectedAt: clock.now(),
      }),
    );
    return release;
  };

  const openUpdates = async (rolloutId: string): Promise<string[]> => {
    const rows = await harness.database.query<{ id: string }>(
      "SELECT id FROM bot_updates WHERE rollout_id = $1 AND status = 'PENDING' ORDER BY id",
      [rolloutId],
    );
    return rows.map(({ id }) => id);
  };
  const becomes = (id: string, status: BotUpdateStatus) =>
    harness.unitOfWork.run(async () => {
      for (const [from, to] of pathToUpdateStatus(status)) await stores().updates.change(id, [from], { status: to });
    });
  const totals = async (id: string) => {
    const { total, pending, succeeded, failed, skipped } = (await stores().rollouts.find(id))!;
    return { total, pending, succeeded, failed, skipped };
  };

  it('two at one rollout ask for exactly one update of each bot', async () => {
    await aFleet(12);
    const id = await aWorker().request(await aRelease('sha256:two'), { batchPercent: 100 });
    await atOnce(Array.from({ length: 6 }, () => () => aWorker().advance(id)));
    expect(await openUpdates(id)).toHaveLength(4);
    for (let round = 0; round < 20 && (await totals(id)).pending > 0; round++) {
      const open = await openUpdates(id);
      for (const each of open) await becomes(each, 'SUCCEEDED');
      // The same end by two events, and seen by two workers, all at the same moment.
      await atOnce([
        ...open.flatMap((each) => [() => aWorker().settle(each), () => aWorker().settle(each)]),
        ...Array.from({ length: 3 }, () => () => aWorker().advance(id)),
      ]);
      await aWorker().advance(id);
    }
    expect(await totals(id)).toEqual({ total: 12, pending: 0, succeeded: 12, failed: 0, skipped: 0 });
    const counts = await harness.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM bot_updates GROUP BY instance_id',
    );
    expect(counts.map(({ count }) => count)).toEqual(Array(12).fill(1));
    expect(await stores().rollouts.find(id)).toMatchObject({ status: 'FINISHED' });
  });

  it('the failure that ends it is counted once, and no later one is lost, however many fail at once', async () => {
    await aFleet(6);
    Object.assign(settings.fleet, { rolloutParallel: 6 });
    const strategy = { batchPercent: 100, retries: 0, abortAtFailures: 3 };
    const id = await aWorker().request(await aRelease('sha256:two'), strategy);
    await aWorker().advance(id);
    const open = await openUpdates(id);
    expect(open).toHaveLength(6);
    for (const each of open) await becomes(each, 'FAILED');
    await atOnce([...open.map((each) => () => aWorker().settle(each)), () => aWorker().advance(id)]);
    await aWorker().advance(id);
    expect(await totals(id)).toEqual({ total: 6, pending: 0, succeeded: 0, failed: 6, skipped: 0 });
    expect(await stores().rollouts.find(id)).toMatchObject({
      status: 'ABORTED',
      reason: 'The updates of 3 bots failed.',
    });
  });

  it('two digests that are started and advanced at the same moment never run at once', async () => {
    await aFleet(2);
    const [two, three] = [await aRelease('sha256:two'), await aRelease('sha256:three')];
    const asked = await atOnce([two, three, two, three].map((release) => () => aWorker().request(release)));
    await atOnce([...asked, ...asked].map((id) => () => aWorker().advance(id)));
    const all = await Promise.all(asked.map((id) => stores().rollouts.find(id)));
    expect(all.filter((rollout) => rollout?.status === 'RUNNING')).toHaveLength(1);
    expect(all.filter((rollout) => rollout?.status === 'ABORTED')).toHaveLength(3);
  });

  it('whoever is killed in the middle of a transaction has done nothing of it: the next one goes on', async () => {
    await aFleet(2);
    Object.assign(settings.fleet, { rolloutParallel: 1 });
    for (let dieAt = 0; ; dieAt++) {
      // The bots stay where they are, so that each rollout finds the same.
      const release = await aRelease(`sha256:${dieAt}`);
      const id = await aWorker().request(release, { batchPercent: 50, pauseSeconds: 0 });
      const life = new Life(dieAt);
      let worker = aWorker(life);
      for (let turn = 0; (await stores().rollouts.find(id))?.finishedAt === null; turn++) {
        if (turn > 50) throw new Error(`Killed at ${dieAt}, it never ends`);
        try {
          await worker.advance(id);
          for (const each of await openUpdates(id)) {
            await becomes(each, 'SUCCEEDED');
            await worker.settle(each);
          }
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          worker = aWorker();
        }
        clock.ahead += 7_000;
      }
      expect(await totals(id)).toEqual({ total: 2, pending: 0, succeeded: 2, failed: 0, skipped: 0 });
      const tries = await harness.database.query('SELECT 1 FROM bot_updates WHERE rollout_id = $1', [id]);
      expect(tries).toHaveLength(2);
      if (!life.isOver) break;
    }
  });

  it('keeps the limit of the host with several rollouts at once', async () => {
    await aFleet(8);
    const { instances } = stores();
    const all = await harness.database.query<{ id: string }>('SELECT id FROM instances ORDER BY id');
    await harness.unitOfWork.run(() =>
      harness.database.write("UPDATE instances SET image = 'ghcr.io/acme/bot:canary' WHERE id = ANY($1::uuid[])", [
        all.slice(0, 4).map(({ id }) => id),
      ]),
    );
    expect(await instances.find(all[0]!.id)).toMatchObject({ image: 'ghcr.io/acme/bot:canary' });
    const release = await aRelease('sha256:two');
    const { unitOfWork } = harness;
    const rolloutIds = [randomUUID(), randomUUID()];
    await unitOfWork.run(async () => {
      for (const [index, channel] of (['canary', 'stable'] as const).entries())
        await stores().rollouts.insert({
          id: rolloutIds[index]!,
          botAppId,
          releaseId: release.id,
          strategy: { ...rolloutStrategies.RollingWave, batchPercent: 100 },
          selection: { kind: 'channel', channel },
          createdBy: null,
          createdAt: clock.now(),
        });
    });
    await atOnce(rolloutIds.map((id) => () => aWorker().advance(id)));
    const open = await Promise.all(rolloutIds.map(openUpdates));
    expect(open.flat()).toHaveLength(4);
  });
});
