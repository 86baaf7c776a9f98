import type { StatusLook } from '../../components/status-badge.tsx';
import type { DomainClaim, DomainStatus } from './domains.ts';

const looks: Readonly<Record<DomainStatus, StatusLook>> = {
  PENDING: { label: 'Not verified yet', color: 'gray' },
  VERIFIED: { label: 'Verified', color: 'green' },
  LOST: { label: 'Record gone', color: 'yellow' },
  LAPSED: { label: 'Lost', color: 'red' },
};

export function domainLook({ status, checking }: Pick<DomainClaim, 'status' | 'checking'>): StatusLook {
  return checking ? { label: 'Looking…', color: 'blue', busy: true } : looks[status];
}
