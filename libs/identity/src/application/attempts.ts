import { Injectable } from '@nestjs/common';
import { DomainError, RateLimiter, sha256, type RateLimit } from '@moorage/kernel';
import { addressGroup } from '../domain/address-group.ts';

const quarterHour = 15 * 60;
const hour = 60 * 60;

/** Each kind is counted by the caller's address and by the account that is tried; both limits apply. */
const limits = {
  /** Passwords tried. The right one is given back: a whole office behind one address may sign in in one quarter of an hour. */
  password: {
    perAddress: { limit: 10, windowSeconds: quarterHour },
    perAccount: { limit: 10, windowSeconds: quarterHour },
  },
  /** Accounts asked for: each costs a hash and a mail. */
  'sign-up': { perAddress: { limit: 60, windowSeconds: hour }, perAccount: { limit: 5, windowSeconds: hour } },
  /** Links asked for by mail. */
  'account-mail': { perAddress: { limit: 60, windowSeconds: hour }, perAccount: { limit: 5, windowSeconds: hour } },
  /** Links that nobody asked for, mailed at a sign-in before the address is proven. Signing up mails the first. */
  'unasked-link': { perAccount: { limit: 1, windowSeconds: 5 * 60 } },
} as const satisfies Record<string, { perAddress?: RateLimit; perAccount: RateLimit }>;

export type AttemptKind = keyof typeof limits;

/** Who tries what: `account` is an e-mail address, or any other name of an account, whether it exists or not. */
export interface Attempt {
  readonly kind: AttemptKind;
  readonly account: string;
  /** Absent where no address is known (inside the process): then only the account is counted. */
  readonly ip?: string | undefined;
}

/**
 * Counts tries against guessing and flooding. A success resets nothing: else whoever owns one account could clear the
 * counter of their address between guesses at another. Called outside transactions, so that a try that fails counts.
 */
@Injectable()
export class Attempts {
  constructor(private readonly rateLimiter: RateLimiter) {}

  /** @throws DomainError REQUEST.RATE_LIMITED with the seconds to wait */
  async count(attempt: Attempt): Promise<void> {
    const waits = await this.consume(attempt);
    if (waits.length > 0) throw new DomainError('REQUEST.RATE_LIMITED', { retryAfterSeconds: Math.max(...waits) });
  }

  /** Counts as `count` does, and says whether it may go on. */
  async allows(attempt: Attempt): Promise<boolean> {
    return (await this.consume(attempt)).length === 0;
  }

  /** Takes back a try that was none: the password was right. */
  async giveBack(attempt: Attempt): Promise<void> {
    for (const { key } of keysOf(attempt)) await this.rateLimiter.giveBack(key);
  }

  /** The seconds to wait for each limit that is used up. */
  private async consume(attempt: Attempt): Promise<number[]> {
    const states = await Promise.all(keysOf(attempt).map(({ key, limit }) => this.rateLimiter.consume(key, limit)));
    return states.filter((state) => !state.allowed).map((state) => state.resetSeconds);
  }
}

/** The account is hashed: the counters outlive accounts and shall hold nobody's address. */
function keysOf({ kind, account, ip }: Attempt): { key: string; limit: RateLimit }[] {
  const { perAddress, perAccount }: { perAddress?: RateLimit; perAccount: RateLimit } = limits[kind];
  return [
    { key: `${kind}:account:${sha256(account)}`, limit: perAccount },
    ...(ip === undefined || perAddress === undefined
      ? []
      : [{ key: `${kind}:address:${addressGroup(ip)}`, limit: perAddress }]),
  ];
}
