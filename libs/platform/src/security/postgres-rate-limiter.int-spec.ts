import { openDatabaseHarness, type DatabaseHarness } from '../testing/index.ts';
import { PostgresRateLimiter } from './postgres-rate-limiter.ts';

describe('PostgresRateLimiter', () => {
  let harness: DatabaseHarness;
  let limiter: PostgresRateLimiter;

  beforeAll(async () => {
    harness = await openDatabaseHarness();
    limiter = new PostgresRateLimiter(harness.dataSource);
  });
  afterAll(() => harness.close());

  it('lets exactly the limit through, however many try at once', async () => {
    const tries = await Promise.all(
      Array.from({ length: 25 }, () => limiter.consume('at-once', { limit: 10, windowSeconds: 60 })),
    );
    expect(tries.filter((t) => t.allowed)).toHaveLength(10);
    expect(
      tries
        .map((t) => t.remaining)
        .sort((a, b) => b - a)
        .slice(0, 10),
    ).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('gives a try back, and never more than were made', async () => {
    await limiter.consume('back', { limit: 1, windowSeconds: 60 });
    await limiter.giveBack('back');
    await limiter.giveBack('back');
    await limiter.giveBack('nobody');
    expect((await limiter.consume('back', { limit: 1, windowSeconds: 60 })).allowed).toBe(true);
    expect((await limiter.consume('back', { limit: 1, windowSeconds: 60 })).allowed).toBe(false);
  });

  it('counts each key for itself', async () => {
    await limiter.consume('a', { limit: 1, windowSeconds: 60 });
    expect((await limiter.consume('a', { limit: 1, windowSeconds: 60 })).allowed).toBe(false);
    expect((await limiter.consume('b', { limit: 1, windowSeconds: 60 })).allowed).toBe(true);
  });

  it('starts anew when the window is over', async () => {
    await limiter.consume('over', { limit: 1, windowSeconds: 60 });
    await harness.dataSource.query(
      `UPDATE rate_limits SET window_ends_at = now() - interval '1 second' WHERE key = 'over'`,
    );
    expect(await limiter.consume('over', { limit: 1, windowSeconds: 60 })).toEqual({
      allowed: true,
      remaining: 0,
      limit: 1,
      resetSeconds: 60,
    });
  });

  it('still counts a try whose transaction rolls back', async () => {
    const attempt = harness.unitOfWork.run(async () => {
      await limiter.consume('rolled-back', { limit: 1, windowSeconds: 60 });
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    expect((await limiter.consume('rolled-back', { limit: 1, windowSeconds: 60 })).allowed).toBe(false);
  });
});
