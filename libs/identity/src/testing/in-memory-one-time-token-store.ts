import {
  OneTimeTokenStore,
  type IssuedToken,
  type TokenState,
} from '../application/ports/one-time-token-store.port.ts';
import type { TokenPurpose } from '../domain/one-time-token.ts';

/** Tokens as a list, by the rules of the port. */
export class InMemoryOneTimeTokenStore extends OneTimeTokenStore {
  private tokens: IssuedToken[] = [];

  override issue(token: IssuedToken): Promise<boolean> {
    const replaced = this.tokens.find(({ userId, purpose }) => userId === token.userId && purpose === token.purpose);
    if (replaced !== undefined && replaced.requestId >= token.requestId) return Promise.resolve(false);
    this.tokens = [...this.tokens.filter((other) => other !== replaced), token];
    return Promise.resolve(true);
  }

  override peek(tokenHash: string, purpose: TokenPurpose, now: Date): Promise<TokenState> {
    return Promise.resolve(this.stateOf(tokenHash, purpose, now));
  }

  override consume(tokenHash: string, purpose: TokenPurpose, now: Date): Promise<TokenState> {
    const outcome = this.stateOf(tokenHash, purpose, now);
    if (outcome.state === 'valid') this.tokens = this.tokens.filter((token) => token.tokenHash !== tokenHash);
    return Promise.resolve(outcome);
  }

  override deleteExpired(before: Date): Promise<number> {
    const kept = this.tokens.filter(({ expiresAt }) => expiresAt >= before);
    const deleted = this.tokens.length - kept.length;
    this.tokens = kept;
    return Promise.resolve(deleted);
  }

  private stateOf(tokenHash: string, purpose: TokenPurpose, now: Date): TokenState {
    const token = this.tokens.find((other) => other.tokenHash === tokenHash && other.purpose === purpose);
    if (token === undefined) return { state: 'unknown' };
    return token.expiresAt <= now ? { state: 'expired' } : { state: 'valid', userId: token.userId };
  }
}
