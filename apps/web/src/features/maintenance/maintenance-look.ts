import type { StatusLook } from '../../components/status-badge.tsx';
import type { MaintenanceWindow } from './maintenance.ts';

export const modeNames: Readonly<Record<MaintenanceWindow['mode'], string>> = {
  BANNER: 'Notice',
  READ_ONLY: 'Read only',
  OFFLINE: 'Closed',
};

export const modeTexts: Readonly<Record<MaintenanceWindow['mode'], string>> = {
  BANNER: 'People see a notice. Everything works.',
  READ_ONLY: 'People can look at everything and change nothing.',
  OFFLINE: 'Nothing opens, and the bot answers with a page that says so.',
};

const phaseLooks: Readonly<Record<MaintenanceWindow['phase'], StatusLook>> = {
  UPCOMING: { label: 'Planned', color: 'blue' },
  RUNNING: { label: 'Running', color: 'yellow' },
  ENDED: { label: 'Over', color: 'gray' },
};

export const phaseLook = (phase: MaintenanceWindow['phase']): StatusLook => phaseLooks[phase];

const strength: readonly MaintenanceWindow['mode'][] = ['BANNER', 'READ_ONLY', 'OFFLINE'];

/** Of what runs now, the strongest. */
export function runningWindow(windows: readonly MaintenanceWindow[]): MaintenanceWindow | undefined {
  return windows
    .filter(({ phase }) => phase === 'RUNNING')
    .toSorted((a, b) => strength.indexOf(b.mode) - strength.indexOf(a.mode))[0];
}
