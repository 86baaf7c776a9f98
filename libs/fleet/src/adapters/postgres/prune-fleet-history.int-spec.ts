import { randomUUID } from 'node:crypto';
import { openDatabaseHarness } from '@moorage/platform/testing';
import { keptWhole, PruneFleetHistoryHandler } from './prune-fleet-history.ts';

type Harness = Awaited<ReturnType<typeof openDatabaseHarness>>;

describe('the history of an instance', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openDatabaseHarness();
  });
  afterAll(() => harness.close());

  /** One event a minute, the last one at noon. */
  const happened = (instanceId: string, kind: string, times: number, lastAt = '2026-03-01T12:00:00Z') =>
    harness.unitOfWork.run(() =>
      harness.database.write(
        `INSERT INTO fleet_events (id, instance_id, org_id, at, kind)
         SELECT gen_random_uuid(), $1, $1, $4::timestamptz - minute * interval '1 minute', $2 FROM generate_series(0, $3 - 1) AS minute`,
        [instanceId, kind, times, lastAt],
      ),
    );
  const counts = async (instanceId: string): Promise<Record<string, number>> => {
    const rows = await harness.database.query<{ kind: string; count: number }>(
      'SELECT kind, count(*)::int AS count FROM fleet_events WHERE instance_id = $1 GROUP BY kind',
      [instanceId],
    );
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  };
  const prune = () => new PruneFleetHistoryHandler(harness.database, harness.unitOfWork).handle();

  it('keeps its newest part, and of the rest what somebody did', async () => {
    const [crashing, calm] = [randomUUID(), randomUUID()];
    await happened(crashing, 'crashed', keptWhole + 50);
    for (const kind of ['requested', 'stop-requested', 'failed', 'running'])
      await happened(crashing, kind, 1, '2026-01-01T12:00:00Z');
    await happened(calm, 'running', 1, '2025-01-01T12:00:00Z');
    await prune();
    expect(await counts(crashing)).toEqual({ crashed: keptWhole, requested: 1, 'stop-requested': 1, failed: 1 });
    expect(await counts(calm)).toEqual({ running: 1 });

    await prune();
    expect((await counts(crashing))['crashed']).toBe(keptWhole);
  });
});
