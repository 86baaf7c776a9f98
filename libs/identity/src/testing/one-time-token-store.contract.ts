import { randomUUID } from 'node:crypto';
import { allAtOnce } from '@moorage/kernel/testing';
import type { IssuedToken, OneTimeTokenStore } from '../application/ports/one-time-token-store.port.ts';
import type { StoreHarness } from './store-harness.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');
const justBefore = new Date('2026-01-05T11:59:59.999Z');

let requests = 0;

/** Ids that grow, as those of the running system do. */
function requestId(): string {
  return `00000000-0000-7000-8000-${String(++requests).padStart(12, '0')}`;
}

/** What every OneTimeTokenStore does. */
export function oneTimeTokenStoreContract(harness: () => StoreHarness<OneTimeTokenStore>): void {
  const write = <T>(work: (tokens: OneTimeTokenStore) => Promise<T>): Promise<T> =>
    harness().write(() => work(harness().store));
  const issue = (token: IssuedToken): Promise<boolean> => write((tokens) => tokens.issue(token));
  const consume = ({ tokenHash, purpose }: IssuedToken, now = justBefore) =>
    write((tokens) => tokens.consume(tokenHash, purpose, now));

  async function aToken(overrides: Partial<IssuedToken> = {}): Promise<IssuedToken> {
    const userId = overrides.userId ?? (await harness().account());
    return {
      requestId: requestId(),
      userId,
      purpose: 'verify-email',
      tokenHash: randomUUID(),
      expiresAt: noon,
      ...overrides,
    };
  }

  it('takes a token once', async () => {
    const token = await aToken();
    expect(await issue(token)).toBe(true);
    expect(await consume(token)).toEqual({ state: 'valid', userId: token.userId });
    expect(await consume(token)).toEqual({ state: 'unknown' });
  });

  it('takes a token from exactly one of many who bring it at once', async () => {
    const token = await aToken();
    await issue(token);
    const bearers = Array<IssuedToken>(8).fill(token);
    const outcomes = await allAtOnce(bearers, harness().write, ({ tokenHash, purpose }) =>
      harness().store.consume(tokenHash, purpose, justBefore),
    );
    expect(outcomes.filter(({ state }) => state === 'valid')).toHaveLength(1);
    expect(outcomes.filter(({ state }) => state === 'unknown')).toHaveLength(7);
  });

  it('takes no token whose time has come', async () => {
    const token = await aToken();
    await issue(token);
    expect(await consume(token, noon)).toEqual({ state: 'expired' });
    expect(await consume(token, justBefore)).toMatchObject({ state: 'valid' });
  });

  it('takes no token for another purpose', async () => {
    const token = await aToken({ purpose: 'reset-password' });
    await issue(token);
    expect(await consume({ ...token, purpose: 'verify-email' })).toEqual({ state: 'unknown' });
    expect(await consume(token)).toMatchObject({ state: 'valid' });
  });

  it('looks at a token without using it up', async () => {
    const token = await aToken();
    await issue(token);
    const peek = (now: Date) => harness().store.peek(token.tokenHash, token.purpose, now);
    expect(await peek(justBefore)).toEqual({ state: 'valid', userId: token.userId });
    expect(await peek(noon)).toEqual({ state: 'expired' });
    expect(await harness().store.peek(randomUUID(), 'verify-email', noon)).toEqual({ state: 'unknown' });
    expect(await consume(token)).toMatchObject({ state: 'valid' });
  });

  it('keeps one live token per person and purpose', async () => {
    const old = await aToken();
    const other = await aToken({ userId: old.userId, purpose: 'reset-password' });
    const fresh = await aToken({ userId: old.userId });
    for (const token of [old, other, fresh]) expect(await issue(token)).toBe(true);
    expect(await consume(old)).toEqual({ state: 'unknown' });
    expect(await consume(other)).toMatchObject({ state: 'valid' });
    expect(await consume(fresh)).toMatchObject({ state: 'valid' });
  });

  it('issues one token per request, however often it is asked', async () => {
    const token = await aToken();
    expect(await issue(token)).toBe(true);
    expect(await issue({ ...token, tokenHash: randomUUID() })).toBe(false);
    expect(await consume(token)).toMatchObject({ state: 'valid' });
  });

  it('lets the last request win, in whatever order they are worked on', async () => {
    const first = await aToken();
    const second = await aToken({ userId: first.userId });
    expect(await issue(second)).toBe(true);
    expect(await issue(first)).toBe(false);
    expect(await consume(second)).toMatchObject({ state: 'valid' });
  });

  it('sweeps what has expired before', async () => {
    const [old, fresh] = [await aToken({ expiresAt: justBefore }), await aToken()];
    await issue(old);
    await issue(fresh);
    await write((tokens) => tokens.deleteExpired(noon));
    expect(await consume(old, noon)).toEqual({ state: 'unknown' });
    expect(await consume(fresh)).toMatchObject({ state: 'valid' });
  });
}
