import type { StatusLook } from '../../../components/status-badge.tsx';
import { statusOptions } from '../../../components/status-options.ts';
import { shortDigest } from '../../../lib/short-digest.ts';
import type { Rollout, RolloutBot, RolloutStatus } from './rollouts.ts';
import { countText } from '../../../lib/number-text.ts';

const looks: Readonly<Record<RolloutStatus, StatusLook>> = {
  QUEUED: { label: 'Waiting', color: 'gray' },
  RUNNING: { label: 'Running', color: 'blue', busy: true },
  PAUSED: { label: 'Paused', color: 'yellow' },
  ABORTED: { label: 'Aborted', color: 'red' },
  FINISHED: { label: 'Finished', color: 'green' },
};

export const rolloutStatusOptions = statusOptions(looks);

/** One that ran to its end over failures has not gone well. */
export function rolloutLook({ status, failed }: Pick<Rollout, 'status' | 'failed'>): StatusLook {
  return status === 'FINISHED' && failed > 0 ? { label: 'Finished, with failures', color: 'yellow' } : looks[status];
}

const botLooks: Readonly<Record<RolloutBot['status'], StatusLook>> = {
  PENDING: { label: 'Waits', color: 'gray' },
  RUNNING: { label: 'Being updated', color: 'blue', busy: true },
  SUCCEEDED: { label: 'Updated', color: 'green' },
  FAILED: { label: 'Failed', color: 'red' },
  SKIPPED: { label: 'Left out', color: 'gray' },
};

export const botStatusOptions = statusOptions(botLooks);

/** One that failed once and waits for its next try is not the same as one that had no turn. */
export function botLook({ status, attempts }: Pick<RolloutBot, 'status' | 'attempts'>): StatusLook {
  return status === 'PENDING' && attempts > 0 ? { label: 'Waits for another try', color: 'yellow' } : botLooks[status];
}

const leftOutTexts: Readonly<Record<string, string>> = {
  deleted: 'being deleted',
  'organization-inactive': 'organisation not active',
  manual: 'updated by their own people',
  pinned: 'pinned to a digest',
  'already-updated': 'on this release already',
  'instance-failed': 'failed, or never ready',
  'not-at-rest': 'kept busy by something else',
  aborted: 'aborted before their turn',
};

/** Why a bot is no part of a rollout; a reason of a newer server is shown as it is called there. */
export function leftOutText(reason: string): string {
  return leftOutTexts[reason] ?? reason;
}

/** Whom a rollout is for. */
export function selectionText({ kind, channel, image, orgIds }: Rollout['selection']): string {
  switch (kind) {
    case 'all':
      return 'every channel';
    case 'channel':
      return `channel ${channel ?? ''}`;
    case 'image':
      return `all that follow ${image ?? ''}`;
    case 'organizations':
      return orgIds?.length === 1 ? '1 chosen organisation' : `${orgIds?.length ?? 0} chosen organisations`;
  }
}

export function releaseName({ version, digest }: Rollout['release']): string {
  return version ?? shortDigest(digest);
}

/** `1 bot`, `2,000 bots`. */
export function botsText(count: number, locale: string | undefined): string {
  return countText(count, 'bot', 'bots', locale);
}

/** `45 s`, `2 min`, `1 h 30 min`: a setting, so that nothing is rounded away. */
export function secondsText(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  const shown = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return shown.length === 0 ? '0 s' : shown.join(' ');
}

/** What a strategy does, in sentences, with the numbers that this rollout has. */
export function strategyText(strategy: Rollout['strategy']): readonly string[] {
  const { batchPercent, pauseSeconds, retries, abortAtFailures, healthTimeoutSeconds, ignoresWindows } = strategy;
  return [
    batchPercent === 100
      ? 'All bots at once.'
      : `Waves of ${batchPercent} % of all bots, ${secondsText(pauseSeconds)} apart.`,
    ignoresWindows
      ? 'At any hour, also where updates are left to the organisation.'
      : 'Each bot in its organisation’s hour; bots that their own people update are left out, unless chosen.',
    `A bot has ${secondsText(healthTimeoutSeconds)} to become healthy${
      retries === 0 ? ', and one try' : `, and ${retries + 1} tries`
    }.`,
    abortAtFailures === undefined
      ? 'Failures never end it.'
      : abortAtFailures === 1
        ? 'The first failed bot ends it.'
        : `It ends when ${abortAtFailures} bots have failed.`,
  ];
}
