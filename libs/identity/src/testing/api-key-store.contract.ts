import { randomUUID } from 'node:crypto';
import { allAtOnce } from '@moorage/kernel/testing';
import type { ApiKeyStore, NewApiKey } from '../application/ports/api-key-store.port.ts';
import type { StoreHarness } from './store-harness.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');
const before = new Date('2026-01-05T11:00:00.000Z');

/** What every ApiKeyStore does. */
export function apiKeyStoreContract(harness: () => StoreHarness<ApiKeyStore>): void {
  const write = <T>(work: (keys: ApiKeyStore) => Promise<T>): Promise<T> =>
    harness().write(() => work(harness().store));
  const add = (key: NewApiKey, limit = 25): Promise<boolean> => write((keys) => keys.add(key, limit));

  async function aKey(overrides: Partial<NewApiKey> = {}): Promise<NewApiKey> {
    const userId = await harness().account();
    return {
      id: randomUUID(),
      owner: { userId },
      createdBy: userId,
      name: 'CI',
      prefix: 'mrg_abcdefgh',
      keyHash: randomUUID(),
      scopes: ['read', 'write'],
      createdAt: noon,
      expiresAt: null,
      ...overrides,
    };
  }

  it('gives an owner no more live keys than the limit', async () => {
    const { owner } = await aKey();
    expect(await add(await aKey({ owner }), 2)).toBe(true);
    expect(await add(await aKey({ owner }), 2)).toBe(true);
    expect(await add(await aKey({ owner }), 2)).toBe(false);
    expect(await add(await aKey(), 2)).toBe(true);
  });

  it('counts no expired keys', async () => {
    const { owner } = await aKey();
    await add(await aKey({ owner, createdAt: before, expiresAt: noon }), 1);
    expect(await add(await aKey({ owner }), 1)).toBe(true);
  });

  it("counts a person's keys and an organisation's apart", async () => {
    const orgId = randomUUID();
    const { owner } = await aKey();
    expect(await add(await aKey({ owner }), 1)).toBe(true);
    expect(await add(await aKey({ owner: { orgId } }), 1)).toBe(true);
    expect(await add(await aKey({ owner: { orgId } }), 1)).toBe(false);
  });

  it('holds the limit when many keys are made at once', async () => {
    const { owner } = await aKey();
    const keys = await Promise.all(Array.from({ length: 8 }, () => aKey({ owner })));
    const outcomes = await allAtOnce(keys, harness().write, (key) => harness().store.add(key, 3));
    expect(outcomes.filter(Boolean)).toHaveLength(3);
  });

  it('removes a key of its owner alone', async () => {
    const key = await aKey();
    const orgKey = await aKey({ owner: { orgId: randomUUID() } });
    await add(key);
    await add(orgKey);
    const remove = (owner: NewApiKey['owner'], id: string) => write((keys) => keys.remove(owner, id));
    expect(await remove({ userId: randomUUID() }, key.id)).toBeUndefined();
    expect(await remove({ orgId: randomUUID() }, orgKey.id)).toBeUndefined();
    expect(await remove(orgKey.owner, key.id)).toBeUndefined();
    expect(await remove(key.owner, key.id)).toMatchObject({ name: 'CI', scopes: ['read', 'write'] });
    expect(await remove(key.owner, key.id)).toBeUndefined();
    expect(await remove(orgKey.owner, orgKey.id)).toMatchObject({ name: 'CI' });
  });

  it('sweeps what has expired before', async () => {
    const [old, fresh, endless] = [await aKey({ expiresAt: before }), await aKey({ expiresAt: noon }), await aKey()];
    for (const key of [old, fresh, endless]) await add(key);
    await write((keys) => keys.deleteExpired(noon));
    const left = await Promise.all(
      [old, fresh, endless].map(({ owner, id }) => write((keys) => keys.remove(owner, id))),
    );
    expect(left.map((key) => key !== undefined)).toEqual([false, true, true]);
  });
}
