import { Injectable } from '@nestjs/common';
import { NoticeRequested, type NoticeRequest } from '@moorage/contracts';
import { HandlesJob, JobQueue, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { RecordingPublisher, eventually } from '@moorage/kernel/testing';
import { Database } from '../database/database.ts';
import { startPlatformApp, type PlatformApp } from '../testing/index.ts';
import { TellOfFailedJobsHandler } from './tell-of-failed-jobs.ts';

const Paint = defineJob<{ ship: number }>('test.paint', { retryLimit: 0 });
@Injectable()
@HandlesJob(Paint)
class Painter implements JobHandler<{ ship: number }> {
  handle({ ship }: { ship: number }): Promise<void> {
    return ship === 0 ? Promise.resolve() : Promise.reject(new Error('no paint'));
  }
}

describe('telling of failed jobs', () => {
  let platform: PlatformApp;
  beforeAll(async () => {
    platform = await startPlatformApp({ providers: [Painter] });
  });
  afterAll(() => platform.close());

  async function told(): Promise<NoticeRequest[]> {
    const publisher = new RecordingPublisher();
    const [database, unitOfWork] = [platform.app.get(Database), platform.app.get(UnitOfWork)];
    await new TellOfFailedJobsHandler(database, unitOfWork, publisher).handle();
    return publisher.of(NoticeRequested);
  }
  const failedJobs = () =>
    platform.app.get(Database).query<{ id: string }>(`SELECT id FROM pgboss.job WHERE state = 'failed'`);

  it('tells once an hour for each queue, with the error, and always under the same key', async () => {
    const [queue, unitOfWork] = [platform.app.get(JobQueue), platform.app.get(UnitOfWork)];
    await unitOfWork.run(async () => {
      for (let ship = 0; ship < 4; ship++) await queue.enqueue(Paint, { ship });
    });
    await eventually(async () => (await failedJobs()).length === 3, 20_000);
    const [first, ...others] = await told();
    // The turn of an hour may lie between them.
    expect(others.length).toBeLessThanOrEqual(1);
    expect(first).toEqual({
      key: expect.stringMatching(/^admin\.job-failed:test\.paint:\d{4}-\d\d-\d\dT\d\d$/) as string,
      kind: 'admin.job-failed',
      to: 'platform-admins',
      data: { queue: 'test.paint', error: 'no paint' },
    });
    expect(await told()).toEqual([first, ...others]);
  });

  it('tells nothing of what failed long ago', async () => {
    const database = platform.app.get(Database);
    await platform.app
      .get(UnitOfWork)
      .run(() =>
        database.write(`UPDATE pgboss.job SET completed_on = now() - interval '31 minutes' WHERE state = 'failed'`),
      );
    expect(await told()).toEqual([]);
  });
});
