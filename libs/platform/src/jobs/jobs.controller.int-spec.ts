import { Injectable } from '@nestjs/common';
import { AuditTrail, HandlesJob, JobQueue, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import type { RecordingAuditTrail } from '@moorage/kernel/testing';
import request from 'supertest';
import { Database } from '../database/database.ts';
import { startPlatformApp, testSettings, type PlatformApp } from '../testing/index.ts';
import type { JobPage } from './jobs.controller.ts';

const Paint = defineJob<{ ship: number }>('test.paint');
@Injectable()
@HandlesJob(Paint)
class Painter implements JobHandler<{ ship: number }> {
  handle(): Promise<void> {
    return Promise.reject(new Error('no paint'));
  }
}

describe('the list of jobs', () => {
  let platform: PlatformApp;

  beforeAll(async () => {
    // Role `web` works on none of them.
    platform = await startPlatformApp({ providers: [Painter], settings: { role: 'web' } });
    platform.callers.sessions.set('root', {
      userId: 'root',
      email: 'root@example.test',
      name: 'Root',
      emailVerified: true,
      platformAdmin: true,
      via: { kind: 'session', sessionId: 's' },
    });
  });
  afterAll(() => platform.close());

  const list = (query: object) =>
    request(platform.url).get('/api/admin/jobs').query(query).set('cookie', 'moorage_session=root');

  it('has each job of one transaction on exactly one page', async () => {
    const [queue, unitOfWork] = [platform.app.get(JobQueue), platform.app.get(UnitOfWork)];
    await unitOfWork.run(async () => {
      for (let ship = 0; ship < 25; ship++) await queue.enqueue(Paint, { ship });
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = (await list({ queue: 'test.', limit: 10, cursor }).expect(200)).body as JobPage;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('has a failed job tried again once, and the audit log says who asked', async () => {
    const [queue, unitOfWork] = [platform.app.get(JobQueue), platform.app.get(UnitOfWork)];
    const database = platform.app.get(Database);
    await unitOfWork.run(() => queue.enqueue(Paint, { ship: 99 }));
    const { rows } = await unitOfWork.run(() =>
      database.write<{ id: string }>(
        `UPDATE pgboss.job SET state = 'failed', completed_on = now() WHERE name = 'test.paint' AND data->>'ship' = '99'
         RETURNING id`,
      ),
    );
    const id = rows[0]!.id;
    const retry = () =>
      request(platform.url)
        .post(`/api/admin/jobs/${id}/retry`)
        .set('cookie', 'moorage_session=root')
        .set('origin', testSettings().platformUrl);
    await retry().expect(204);
    expect((await retry().expect(409)).body).toMatchObject({ code: 'JOB.NOT_RETRYABLE' });
    expect((platform.app.get(AuditTrail) as RecordingAuditTrail).of('job.retried')).toEqual([
      { action: 'job.retried', target: { type: 'job', id, label: 'test.paint' } },
    ]);
  });

  it.each([
    ['x', 'y'],
    ['2026-11-20T05:00:00.000Z', 'y'],
    [1, 2],
    [null, null],
  ])('refuses a cursor of %j and %j', async (...values) => {
    const forged = Buffer.from(JSON.stringify(values)).toString('base64url');
    expect((await list({ cursor: forged }).expect(422)).body).toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
  });
});
