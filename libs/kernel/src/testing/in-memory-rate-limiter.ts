import type { Clock } from '../clock.ts';
import { RateLimiter, type RateLimit, type RateLimitState } from '../rate-limiter.ts';

/** Counts as the Postgres adapter does: a fixed window that starts with its first try. */
export class InMemoryRateLimiter extends RateLimiter {
  private readonly windows = new Map<string, { endsAt: number; count: number }>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override consume(key: string, { limit, windowSeconds }: RateLimit): Promise<RateLimitState> {
    const window = this.openWindow(key) ?? { endsAt: this.clock.now().getTime() + windowSeconds * 1000, count: 0 };
    window.count += 1;
    this.windows.set(key, window);
    return Promise.resolve({
      allowed: window.count <= limit,
      remaining: Math.max(0, limit - window.count),
      limit,
      resetSeconds: Math.max(1, Math.ceil((window.endsAt - this.clock.now().getTime()) / 1000)),
    });
  }

  override giveBack(key: string): Promise<void> {
    const window = this.openWindow(key);
    if (window !== undefined && window.count > 0) window.count -= 1;
    return Promise.resolve();
  }

  private openWindow(key: string): { endsAt: number; count: number } | undefined {
    const window = this.windows.get(key);
    return window !== undefined && window.endsAt > this.clock.now().getTime() ? window : undefined;
  }
}
