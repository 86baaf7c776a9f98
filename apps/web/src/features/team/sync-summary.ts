import type { Member } from './members.ts';

type Sync = Member['sync'][number];

export interface SyncSummary {
  readonly state: Sync['state'] | 'none';
  readonly nextAttemptAt?: string;
  readonly lastError?: string;
}

/** One word for all instances: the worst of them. `none` while there is no instance to tell. */
export function summarizeSync(sync: readonly Sync[]): SyncSummary {
  const retrying = sync.filter(({ state }) => state === 'retrying');
  if (retrying.length > 0) {
    const [soonest] = retrying.toSorted((a, b) => (a.nextAttemptAt ?? '').localeCompare(b.nextAttemptAt ?? ''));
    return {
      state: 'retrying',
      ...(soonest?.nextAttemptAt !== undefined && { nextAttemptAt: soonest.nextAttemptAt }),
      ...(soonest?.lastError !== undefined && { lastError: soonest.lastError }),
    };
  }
  if (sync.length === 0) return { state: 'none' };
  return { state: sync.every(({ state }) => state === 'synced') ? 'synced' : 'pending' };
}
