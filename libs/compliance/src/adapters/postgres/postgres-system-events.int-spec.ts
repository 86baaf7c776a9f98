import { Logger } from '@nestjs/common';
import { LiveUpdates, RandomIds } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import { RequestContext } from '@moorage/platform';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { SentBroadcast } from '../../testing/audit-trail-of.ts';
import { complianceEntities } from './audit.entity.ts';
import { PostgresSystemEvents } from './postgres-system-events.ts';
import { PruneSystemEventsHandler } from './prune-system-events.ts';
import { GetSystemEvent, GetSystemEventHandler } from './queries/get-system-event.ts';
import { ListSystemEvents, ListSystemEventsHandler } from './queries/list-system-events.ts';

describe('system events', () => {
  let harness: DatabaseHarness;
  let clock: FixedClock;
  let events: PostgresSystemEvents;

  beforeAll(async () => {
    harness = await openDatabaseHarness(complianceEntities);
    clock = new FixedClock();
    events = new PostgresSystemEvents(
      harness.database,
      harness.unitOfWork,
      new LiveUpdates(new SentBroadcast()),
      new RandomIds(clock),
      clock,
    );
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.dataSource.query('DELETE FROM system_events'));

  const written = () => events.beforeApplicationShutdown();
  const list = async (query: { search?: string; source?: 'job' | 'request' } = {}) =>
    (await new ListSystemEventsHandler(harness.database).execute(new ListSystemEvents({ limit: 25, ...query }))).items;
  const boom = (text: string): Error => new TypeError(text);

  it('keeps one of a kind, with its count and the requests that met it last', async () => {
    for (let n = 1; n <= 30; n++) {
      RequestContext.run({ requestId: `request-${n}` }, () =>
        events.report('request', boom(`no row ${n}`), { route: '/api/things' }),
      );
      clock.advance({ seconds: 1 });
      if (n % 7 === 0) await written();
    }
    await written();
    const [event, ...others] = await list();
    expect(others).toEqual([]);
    expect(event).toMatchObject({ source: 'request', name: 'TypeError', message: 'no row 30', count: 30 });
    expect(Date.parse(event!.lastSeenAt) - Date.parse(event!.firstSeenAt)).toBe(29_000);
    const details = await new GetSystemEventHandler(harness.database).execute(new GetSystemEvent(event!.id));
    expect(details.occurrences.map(({ requestId }) => requestId)).toEqual(
      Array.from({ length: 20 }, (_, n) => `request-${30 - n}`),
    );
    expect(details.stack).toMatch(/postgres-system-events\.int-spec/);
    expect(await list({ search: 'request-15' })).toHaveLength(1);
    expect(await list({ search: 'request-1' })).toHaveLength(0);
  });

  it('is searched by what it says and where it came from', async () => {
    events.report('request', boom('the pier is gone'));
    events.report('job', boom('100% full'));
    await written();
    expect((await list({ search: 'PIER' })).map(({ message }) => message)).toEqual(['the pier is gone']);
    expect((await list({ search: '0%' })).map(({ message }) => message)).toEqual(['100% full']);
    expect((await list({ source: 'job' })).map(({ message }) => message)).toEqual(['100% full']);
  });

  it('never hurts who reports: with the database away, in a transaction that fails, with whatever was thrown', async () => {
    const away = new PostgresSystemEvents(
      harness.database,
      { run: () => Promise.reject(new Error('away')) } as never,
      new LiveUpdates(new SentBroadcast()),
      new RandomIds(clock),
      clock,
    );
    const complaint = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    away.report('request', boom('lost'));
    await away.beforeApplicationShutdown();
    expect(complaint).toHaveBeenCalledTimes(1);
    complaint.mockRestore();
    const failed = harness.unitOfWork.run(() => {
      events.report('request', boom('inside'));
      return Promise.reject(new Error('no'));
    });
    await expect(failed).rejects.toThrow('no');
    for (const strange of [
      undefined,
      null,
      'text',
      Object.create(null),
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('trap');
          },
        },
      ),
    ])
      events.report('request', strange);
    await written();
    expect((await list({ search: 'inside' })).map(({ count }) => count)).toEqual([1]);
  });

  it('forgets what was not seen for 90 days', async () => {
    events.report('job', boom('old'));
    await written();
    clock.advance({ days: 89 });
    const prune = new PruneSystemEventsHandler(harness.database, harness.unitOfWork, clock);
    await prune.handle();
    expect(await list()).toHaveLength(1);
    clock.advance({ days: 2 });
    events.report('job', boom('new'));
    await written();
    await prune.handle();
    expect((await list()).map(({ message }) => message)).toEqual(['new']);
  });
});
