import { Injectable } from '@nestjs/common';
import {
  EventPublisher,
  HandlesJob,
  JobQueue,
  ReactsTo,
  UnitOfWork,
  defineEvent,
  defineJob,
  type JobHandler,
  type Reaction,
} from '@moorage/kernel';
import { eventually, stopwatch } from '@moorage/kernel/testing';
import { DataSource } from 'typeorm';
import { startPlatformApp, type PlatformApp } from '../testing/index.ts';

const Shipped = defineEvent<{ ship: string }>('ship.shipped');
const seen: Record<'first' | 'second' | 'job' | 'single', string[]> = { first: [], second: [], job: [], single: [] };
let failures = 0;

@Injectable()
@ReactsTo(Shipped, 'test.first-when-shipped')
class First implements Reaction<{ ship: string }> {
  handle({ ship }: { ship: string }): Promise<void> {
    seen.first.push(ship);
    return Promise.resolve();
  }
}

@Injectable()
@ReactsTo(Shipped, 'test.second-when-shipped')
class Second implements Reaction<{ ship: string }> {
  handle({ ship }: { ship: string }): Promise<void> {
    if (failures-- > 0) return Promise.reject(new Error('not yet'));
    seen.second.push(ship);
    return Promise.resolve();
  }
}

const Whispered = defineEvent<{ secret: string }>('ship.whispered', { confidential: true });
const heard: string[] = [];
@Injectable()
@ReactsTo(Whispered, 'test.listen-when-whispered')
class Listener implements Reaction<{ secret: string }> {
  handle({ secret }: { secret: string }): Promise<void> {
    heard.push(secret);
    // What a failed statement looks like: the driver's error with the statement's parameters on it.
    if (heard.length === 1)
      return Promise.reject(Object.assign(new Error('canceling statement'), { parameters: [secret] }));
    return Promise.resolve();
  }
}

const Paint = defineJob<{ ship: string }>('test.paint', { keepSeconds: 60 });
@Injectable()
@HandlesJob(Paint)
class Painter implements JobHandler<{ ship: string }> {
  handle({ ship }: { ship: string }): Promise<void> {
    seen.job.push(ship);
    return Promise.resolve();
  }
}

const Launch = defineJob<{ ship: string }>('test.launch', { policy: 'exclusive' });
let release: () => void = () => undefined;
@Injectable()
@HandlesJob(Launch)
class Launcher implements JobHandler<{ ship: string }> {
  async handle({ ship }: { ship: string }): Promise<void> {
    seen.single.push(ship);
    await new Promise<void>((resolve) => (release = resolve));
  }
}

describe('durable work', () => {
  let platform: PlatformApp;

  beforeAll(async () => {
    platform = await startPlatformApp({ providers: [First, Second, Listener, Painter, Launcher] });
  });
  afterAll(() => platform.close());
  beforeEach(() => Object.values(seen).forEach((list) => list.splice(0)));

  const inUnitOfWork = <T>(work: () => Promise<T>) => platform.app.get(UnitOfWork).run(work);

  it('keeps what is confidential from whoever reads the queues, but not from its reaction', async () => {
    await inUnitOfWork(() => platform.app.get(EventPublisher).publish(Whispered({ secret: 'the-live-link' })));
    const jobs = () =>
      platform.app
        .get(DataSource)
        .query<{ data: string }[]>(
          `SELECT j::text AS data FROM pgboss.job j WHERE name = 'test.listen-when-whispered'`,
        );
    // Nor from whoever reads why its reaction failed the first time.
    const failed = await eventually(async () =>
      (await jobs()).find(({ data }) => data.includes('canceling statement')),
    );
    expect(failed.data).not.toContain('the-live-link');
    await eventually(() => heard.length === 2);
    expect(heard).toEqual(['the-live-link', 'the-live-link']);
    expect(await jobs()).toHaveLength(1);
  });
  const publish = (ship: string) => platform.app.get(EventPublisher).publish(Shipped({ ship }));

  it('tells every reaction of a committed fact', async () => {
    await inUnitOfWork(() => publish('Argo'));
    await eventually(() => seen.first.length === 1 && seen.second.length === 1);
  });

  it('works a backlog off without pausing between jobs', async () => {
    const ships = Array.from({ length: 60 }, (_, n) => `Ship ${n}`);
    await inUnitOfWork(async () => {
      for (const ship of ships) await publish(ship);
    });
    // With a pause of the polling interval after each job this takes half a minute.
    await eventually(() => seen.first.length === 60 && seen.second.length === 60, 10_000);
    expect(seen.first.toSorted()).toEqual(ships.toSorted());
  });

  it('tells nobody of a fact that was rolled back', async () => {
    await expect(
      inUnitOfWork(async () => {
        await publish('Ghost');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await inUnitOfWork(() => publish('Real'));
    await eventually(() => seen.first.includes('Real'));
    expect(seen.first).toEqual(['Real']);
    expect(await platform.app.get(DataSource).query(`SELECT 1 FROM pgboss.job WHERE data->>'ship' = 'Ghost'`)).toEqual(
      [],
    );
  });

  it('refuses to publish or enqueue outside a unit of work', async () => {
    await expect(publish('x')).rejects.toThrow('outside a unit of work');
    await expect(platform.app.get(JobQueue).enqueue(Paint, { ship: 'x' })).rejects.toThrow('outside a unit of work');
  });

  it('tries a failing reaction again, without its sibling', async () => {
    failures = 1;
    await inUnitOfWork(() => publish('Argo'));
    await eventually(() => seen.second.length === 1);
    expect(seen.first).toEqual(['Argo']);
  });

  it('starts a job within a moment of the commit, without waiting for a poll', async () => {
    using since = stopwatch();
    await inUnitOfWork(() => platform.app.get(JobQueue).enqueue(Paint, { ship: 'Argo' }));
    await eventually(() => seen.job.length === 1);
    // The poll runs every 2 s; a NOTIFY takes milliseconds. The bound is far from both.
    expect(since.ms()).toBeLessThan(1_500);
  });

  it('keeps jobs that are over for a week, or as long as their kind says', async () => {
    const queues = await platform.app
      .get(DataSource)
      .query<{ name: string; seconds: number }[]>(
        `SELECT name, deletion_seconds AS seconds FROM pgboss.queue WHERE name IN ('test.paint', 'test.launch') ORDER BY name`,
      );
    expect(queues).toEqual([
      { name: 'test.launch', seconds: 7 * 24 * 3600 },
      { name: 'test.paint', seconds: 60 },
    ]);
  });

  it('keeps one job per key while one is queued or running', async () => {
    const launch = () =>
      inUnitOfWork(() => platform.app.get(JobQueue).enqueue(Launch, { ship: 'Argo' }, { key: 'Argo' }));
    await launch();
    await eventually(() => seen.single.length === 1);
    await launch();
    await launch();
    const queued = await platform.app
      .get(DataSource)
      .query(`SELECT 1 FROM pgboss.job WHERE name = 'test.launch' AND state < 'completed'`);
    expect(queued).toHaveLength(1);
    release();
  });
});
