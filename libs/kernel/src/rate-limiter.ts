export interface RateLimit {
  /** How many within the window. */
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface RateLimitState {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly limit: number;
  /** Seconds until the window starts anew. */
  readonly resetSeconds: number;
}

/** Counts in Postgres, outside any transaction, so that replicas agree and a rolled-back try still counts. */
export abstract class RateLimiter {
  abstract consume(key: string, limit: RateLimit): Promise<RateLimitState>;
  /** Takes one try back off the running window, for limits that count failures alone: count first, give back on success. */
  abstract giveBack(key: string): Promise<void>;
}
