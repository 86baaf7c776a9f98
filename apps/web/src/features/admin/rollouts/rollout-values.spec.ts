import { settingsOf, wantedOf, type RolloutValues } from './rollout-values.ts';
import type { FleetStrategy } from './rollouts.ts';

const rollingWave = {
  name: 'RollingWave' as const,
  batchPercent: 25,
  pauseSeconds: 60,
  retries: 2,
  abortAtFailures: 3,
  healthTimeoutSeconds: 120,
  ignoresWindows: false,
};
const { abortAtFailures: _, ...never } = rollingWave;
const strategies: FleetStrategy[] = [
  rollingWave,
  { ...never, name: 'Immediate', batchPercent: 100, ignoresWindows: true },
];
const values: RolloutValues = {
  releaseId: 'r1',
  strategy: 'RollingWave',
  settings: settingsOf(strategies, 'RollingWave'),
  selection: { kind: 'channel', channel: 'canary', orgIds: ['o1'] },
};

describe('the form of a rollout', () => {
  it('begins with what the strategy has of its own', () => {
    const { name: _name, ignoresWindows: _windows, ...settings } = rollingWave;
    expect(settingsOf(strategies, 'RollingWave')).toEqual(settings);
    expect(settingsOf(strategies, 'Immediate')).toMatchObject({ batchPercent: 100, abortAtFailures: '' });
  });

  it('asks for the chosen kind of selection alone', () => {
    expect(wantedOf(values).selection).toEqual({ kind: 'channel', channel: 'canary' });
    expect(wantedOf({ ...values, selection: { ...values.selection, kind: 'all' } }).selection).toEqual({ kind: 'all' });
    expect(wantedOf({ ...values, selection: { ...values.selection, kind: 'organizations' } }).selection).toEqual({
      kind: 'organizations',
      orgIds: ['o1'],
    });
  });

  it('leaves an emptied number to the strategy, and takes an emptied limit of failures for none', () => {
    const settings = { ...values.settings, pauseSeconds: '', abortAtFailures: '' } as const;
    expect(wantedOf({ ...values, settings }).settings).toEqual({
      batchPercent: 25,
      retries: 2,
      healthTimeoutSeconds: 120,
      abortAtFailures: null,
    });
  });
});
