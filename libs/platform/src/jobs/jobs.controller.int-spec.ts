import { Injectable } from '@nestjs/common';
import { HandlesJob, JobQueue, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import request from 'supertest';
import { startPlatformApp, type PlatformApp } from '../testing/index.ts';
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
