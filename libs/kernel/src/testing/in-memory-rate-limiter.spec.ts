import { FixedClock } from './fixed-clock.ts';
import { InMemoryRateLimiter } from './in-memory-rate-limiter.ts';

describe('InMemoryRateLimiter', () => {
  const limit = { limit: 2, windowSeconds: 60 };

  it('counts in windows that start with their first try', async () => {
    const clock = new FixedClock();
    const limiter = new InMemoryRateLimiter(clock);
    const consume = () => limiter.consume('key', limit);
    expect(await consume()).toEqual({ allowed: true, remaining: 1, limit: 2, resetSeconds: 60 });
    clock.advance({ seconds: 50 });
    expect(await consume()).toEqual({ allowed: true, remaining: 0, limit: 2, resetSeconds: 10 });
    expect(await consume()).toMatchObject({ allowed: false, remaining: 0 });
    clock.advance({ seconds: 10 });
    expect(await consume()).toMatchObject({ allowed: true, remaining: 1 });
  });

  it('gives a try back, and never more than were made', async () => {
    const limiter = new InMemoryRateLimiter(new FixedClock());
    await limiter.consume('key', { limit: 1, windowSeconds: 60 });
    for (let i = 0; i < 2; i++) await limiter.giveBack('key');
    await limiter.giveBack('other');
    expect(await limiter.consume('key', { limit: 1, windowSeconds: 60 })).toMatchObject({ allowed: true });
    expect(await limiter.consume('key', { limit: 1, windowSeconds: 60 })).toMatchObject({ allowed: false });
  });
});
