import { Injectable } from '@nestjs/common';
import { RateLimiter, type RateLimit, type RateLimitState } from '@moorage/kernel';
import { DataSource } from 'typeorm';

/** One upsert per try; a fixed window that starts with its first try. Runs on a connection of its own, never in a transaction. */
@Injectable()
export class PostgresRateLimiter extends RateLimiter {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async consume(key: string, { limit, windowSeconds }: RateLimit): Promise<RateLimitState> {
    const [row] = await this.dataSource.query<{ count: number; reset: number }[]>(
      `INSERT INTO rate_limits AS r (key, window_ends_at, count)
       VALUES ($1, clock_timestamp() + make_interval(secs => $2), 1)
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN r.window_ends_at <= clock_timestamp() THEN 1 ELSE r.count + 1 END,
         window_ends_at = CASE WHEN r.window_ends_at <= clock_timestamp() THEN excluded.window_ends_at ELSE r.window_ends_at END
       RETURNING count, ceil(extract(epoch FROM window_ends_at - clock_timestamp()))::int AS reset`,
      [key, windowSeconds],
    );
    if (row === undefined) throw new Error('An upsert returned nothing');
    const { count, reset } = row;
    return { allowed: count <= limit, remaining: Math.max(0, limit - count), limit, resetSeconds: Math.max(1, reset) };
  }

  override async giveBack(key: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE rate_limits SET count = count - 1 WHERE key = $1 AND count > 0 AND window_ends_at > clock_timestamp()',
      [key],
    );
  }
}
