import type { TokenPurpose } from '../../domain/one-time-token.ts';

export interface IssuedToken {
  /** The request that asked for it, a UUID version 7: the later of two requests has the greater one. */
  readonly requestId: string;
  readonly userId: string;
  readonly purpose: TokenPurpose;
  /** SHA-256 of the token; the token itself is only in the mail. */
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

/** Tokens of mailed links: one live per person and purpose, good once. */
export abstract class OneTimeTokenStore {
  /**
   * Puts the token in place of the one before; false where this request, or a later one, issued one already: one request
   * issues one token however often its job runs, and the last request wins in whatever order they run.
   */
  abstract issue(token: IssuedToken): Promise<boolean>;
  /** Whose token it is, without using it up. */
  abstract peek(tokenHash: string, purpose: TokenPurpose, now: Date): Promise<TokenState>;
  /** Uses the token up: of many at once exactly one gets `valid`. */
  abstract consume(tokenHash: string, purpose: TokenPurpose, now: Date): Promise<TokenState>;
  abstract deleteExpired(before: Date): Promise<number>;
}

export type TokenState =
  { readonly state: 'valid'; readonly userId: string } | { readonly state: 'expired' } | { readonly state: 'unknown' };
