import type { FleetStrategy, WantedRollout } from './rollouts.ts';

type Settings = Required<NonNullable<WantedRollout['settings']>>;
type Channel = NonNullable<WantedRollout['selection']['channel']>;

/** What the form of a rollout holds. An emptied number is `''`. */
export interface RolloutValues extends Record<string, unknown> {
  releaseId: string | null;
  strategy: WantedRollout['strategy'];
  settings: { [Key in keyof Settings]: number | '' };
  selection: { kind: WantedRollout['selection']['kind']; channel: Channel; orgIds: string[] };
}

/** Inputs next to which what the server refuses is shown. */
export const rolloutInputs = [
  'releaseId',
  'strategy',
  'settings.batchPercent',
  'settings.pauseSeconds',
  'settings.retries',
  'settings.abortAtFailures',
  'settings.healthTimeoutSeconds',
  'selection.kind',
  'selection.channel',
  'selection.orgIds',
] as const;

/** A strategy's own settings, to begin with. */
export function settingsOf(strategies: readonly FleetStrategy[], name: string): RolloutValues['settings'] {
  const found = strategies.find((strategy) => strategy.name === name);
  return {
    batchPercent: found?.batchPercent ?? '',
    pauseSeconds: found?.pauseSeconds ?? '',
    retries: found?.retries ?? '',
    abortAtFailures: found?.abortAtFailures ?? '',
    healthTimeoutSeconds: found?.healthTimeoutSeconds ?? '',
  };
}

/** What is asked of the server. An empty number leaves it to the strategy; an empty limit of failures means none. */
export function wantedOf({ releaseId, strategy, settings, selection }: RolloutValues): WantedRollout {
  const { abortAtFailures, ...numbers } = settings;
  const { kind, channel, orgIds } = selection;
  return {
    releaseId: releaseId ?? '',
    strategy,
    settings: {
      ...(Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== '')) as Partial<Settings>),
      abortAtFailures: abortAtFailures === '' ? null : abortAtFailures,
    },
    selection: { kind, ...(kind === 'channel' && { channel }), ...(kind === 'organizations' && { orgIds }) },
  };
}
