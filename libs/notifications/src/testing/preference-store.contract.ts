import { randomUUID } from 'node:crypto';
import type { PreferenceStore } from '../application/ports/preference-store.port.ts';

/** A store, and how to write to it. */
export interface PreferenceStoreHarness {
  readonly store: PreferenceStore;
  /** Runs in a transaction of its own. */
  write<T>(work: () => Promise<T>): Promise<T>;
}

/** What every PreferenceStore does. */
export function preferenceStoreContract(harness: () => PreferenceStoreHarness): void {
  const write = <T>(work: (store: PreferenceStore) => Promise<T>): Promise<T> =>
    harness().write(() => work(harness().store));
  const kind = 'member.joined';

  it('keeps one choice for all organisations and one for each, and replaces them', async () => {
    const [userId, orgId] = [randomUUID(), randomUUID()];
    expect(await harness().store.chosenBy(userId)).toEqual([]);
    await write((store) => store.set(userId, { orgId: null, kind, route: 'both' }));
    await write((store) => store.set(userId, { orgId, kind, route: 'mail' }));
    await write((store) => store.set(userId, { orgId, kind, route: 'none' }));
    const chosen = await harness().store.chosenBy(userId);
    expect(chosen).toHaveLength(2);
    expect(chosen).toEqual(
      expect.arrayContaining([
        { orgId: null, kind, route: 'both' },
        { orgId, kind, route: 'none' },
      ]),
    );
  });

  it('forgets one choice and no other', async () => {
    const [userId, orgId] = [randomUUID(), randomUUID()];
    await write((store) => store.set(userId, { orgId: null, kind, route: 'both' }));
    await write((store) => store.set(userId, { orgId, kind, route: 'none' }));
    await write((store) => store.clear(userId, { orgId: null, kind }));
    expect(await harness().store.chosenBy(userId)).toEqual([{ orgId, kind, route: 'none' }]);
    await write((store) => store.clear(userId, { orgId: null, kind }));
  });

  it('tells for one kind what each of some people chose', async () => {
    const [kim, lee, max] = [randomUUID(), randomUUID(), randomUUID()];
    await write((store) => store.set(kim, { orgId: null, kind, route: 'mail' }));
    await write((store) => store.set(kim, { orgId: null, kind: 'member.left', route: 'none' }));
    await write((store) => store.set(max, { orgId: null, kind, route: 'none' }));
    expect(await harness().store.chosenFor(kind, [kim, lee])).toEqual(
      new Map([[kim, [{ orgId: null, kind, route: 'mail' }]]]),
    );
    expect(await harness().store.chosenFor(kind, [])).toEqual(new Map());
  });
}
