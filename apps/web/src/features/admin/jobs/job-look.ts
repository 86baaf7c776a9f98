import type { StatusLook } from '../../../components/status-badge.tsx';
import { statusOptions } from '../../../components/status-options.ts';
import type { Job } from './jobs.ts';

const looks: Readonly<Record<Job['state'], StatusLook>> = {
  created: { label: 'Waiting', color: 'gray' },
  retry: { label: 'To be retried', color: 'yellow' },
  active: { label: 'Running', color: 'blue', busy: true },
  completed: { label: 'Done', color: 'green' },
  failed: { label: 'Failed', color: 'red' },
  cancelled: { label: 'Cancelled', color: 'gray' },
};

export const jobStateOptions = statusOptions(looks);

export function jobLook(state: Job['state']): StatusLook {
  return looks[state];
}
