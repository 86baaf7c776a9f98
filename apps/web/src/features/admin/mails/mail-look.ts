import type { StatusLook } from '../../../components/status-badge.tsx';
import { statusOptions } from '../../../components/status-options.ts';
import type { Mail } from './mails.ts';

const looks: Readonly<Record<Mail['state'], StatusLook>> = {
  kept: { label: 'Kept here', color: 'harbor' },
  queued: { label: 'Waiting', color: 'blue', busy: true },
  sent: { label: 'Sent', color: 'green' },
  failed: { label: 'Failed', color: 'red' },
  withdrawn: { label: 'Withdrawn', color: 'gray' },
};

export function mailLook(state: Mail['state']): StatusLook {
  return looks[state];
}

export const mailStateOptions = statusOptions(looks);
