import type { OrgStatus } from '@moorage/kernel';
import type { Instance } from './instance.ts';

export interface UpdateFacts {
  readonly instance: Pick<Instance, 'status' | 'desired' | 'step' | 'restartRequestedAt' | 'digest' | 'establishedAt'>;
  readonly orgStatus: OrgStatus | undefined;
  readonly isOffline: boolean;
  /** The fleet's mode is `paused`. */
  readonly isPaused: boolean;
  readonly release: { readonly digest: string; readonly isQuarantined: boolean };
  /** Somebody asked for this very release, rather than a rollout. */
  readonly isAskedFor: boolean;
}

/** Whether a bot may be updated now, later, or not at all. Sentences are for members. */
export type Eligibility =
  | { readonly kind: 'yes' }
  | { readonly kind: 'not-yet'; readonly reason: string }
  /** Nothing about this bot: all wait until it is lifted, however long that takes. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'no'; readonly reason: string };

export function eligibilityOf({
  instance,
  orgStatus,
  isOffline,
  isPaused,
  release,
  isAskedFor,
}: UpdateFacts): Eligibility {
  const { status, desired, step, restartRequestedAt, digest, establishedAt } = instance;
  if (desired === 'DELETED' || status === 'DELETING' || status === 'DELETED')
    return no('The instance is being deleted.');
  if (orgStatus !== 'ACTIVE') return no('The organisation is not active.');
  if (digest === release.digest) return no('It runs this release already.');
  if (release.isQuarantined && !isAskedFor) return no('The release is quarantined.');
  if (status === 'FAILED' || establishedAt === null) return no('The instance has failed, or was never ready.');
  if (isPaused) return { kind: 'paused' };
  if (isOffline) return notYet('Maintenance is on.');
  const rests = (status === 'RUNNING' || status === 'STOPPED') && status === desired;
  if (!rests || step !== null || restartRequestedAt !== null) return notYet('The instance is being changed.');
  return { kind: 'yes' };
}

/** A release in quarantine is offered to nobody; whoever asks for it by name has seen why. */
export function isOffered(
  release: { readonly digest: string; readonly quarantine: object | null },
  digest: string | null,
): boolean {
  return digest !== null && release.digest !== digest && release.quarantine === null;
}

function no(reason: string): Eligibility {
  return { kind: 'no', reason };
}

function notYet(reason: string): Eligibility {
  return { kind: 'not-yet', reason };
}
