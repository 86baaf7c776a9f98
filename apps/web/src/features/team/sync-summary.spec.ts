import { summarizeSync } from './sync-summary.ts';

const sync = (state: 'pending' | 'synced' | 'retrying', more: { nextAttemptAt?: string; lastError?: string } = {}) => ({
  instanceId: 'i',
  state,
  attempts: 1,
  ...more,
});

describe('summarizeSync', () => {
  it('is synced when every instance knows', () => {
    expect(summarizeSync([sync('synced'), sync('synced')])).toEqual({ state: 'synced' });
    expect(summarizeSync([sync('synced'), sync('pending')])).toEqual({ state: 'pending' });
  });

  it('tells the next try of the instance that is tried first', () => {
    const late = sync('retrying', { nextAttemptAt: '2026-01-02T00:00:00Z', lastError: 'late' });
    const soon = sync('retrying', { nextAttemptAt: '2026-01-01T00:00:00Z', lastError: 'soon' });
    expect(summarizeSync([sync('synced'), late, soon])).toEqual({
      state: 'retrying',
      nextAttemptAt: '2026-01-01T00:00:00Z',
      lastError: 'soon',
    });
  });

  it('says nothing where there is no instance', () => {
    expect(summarizeSync([])).toEqual({ state: 'none' });
  });
});
