import type { Transitions } from '@moorage/kernel';

/**
 * PENDING: claimed, never proven. VERIFIED: the record was seen, and the domain is this organisation's. LOST: the record is
 * gone; the domain stays the organisation's for a week, of which its admins are warned. LAPSED: the week is over.
 */
export const domainClaimStatuses = ['PENDING', 'VERIFIED', 'LOST', 'LAPSED'] as const;
export type DomainClaimStatus = (typeof domainClaimStatuses)[number];

export const domainClaimTransitions: Transitions<DomainClaimStatus> = {
  PENDING: ['VERIFIED'],
  VERIFIED: ['LOST'],
  LOST: ['VERIFIED', 'LAPSED'],
  LAPSED: ['VERIFIED'],
};

/** Whether the domain is the claim's organisation's, and nobody else's. */
export function isOwning(status: DomainClaimStatus): boolean {
  return status === 'VERIFIED' || status === 'LOST';
}

/**
 * What the last look at DNS came to. `missing`: there is no record; `different`: there are others; `unreachable`: no answer
 * could be had; `taken`: the record is there, and another organisation had proven the domain before.
 */
export type DomainCheckOutcome = 'found' | 'missing' | 'different' | 'unreachable' | 'taken';

/** How many domains an organisation may claim. */
export const domainClaimLimit = 50;

/** An organisation's claim that a domain is its own. */
export interface DomainClaim {
  readonly id: string;
  readonly orgId: string;
  /** In the form of `normalizeDomain`. */
  readonly domain: string;
  /** What the TXT record has to say. */
  readonly challenge: string;
  readonly status: DomainClaimStatus;
  readonly createdAt: Date;
  /** Since when the domain is the organisation's; null while it isn't. */
  readonly verifiedAt: Date | null;
  /** When the record was last there. */
  readonly seenAt: Date | null;
  /** Since when it is known to be gone. */
  readonly lostAt: Date | null;
  /** Somebody waits for a look while this is later than `checkedAt`. */
  readonly checkRequestedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly outcome: DomainCheckOutcome | null;
  /** Values that stood there instead, a few of them, printable. */
  readonly found: readonly string[];
}

/** A claim as its page shows it. */
export interface DomainClaimView extends DomainClaim {
  /** Somebody asked for a look that isn't done yet. */
  readonly checking: boolean;
}

const dayMs = 86_400_000;
/** How long an organisation keeps a domain whose record is gone. */
export const graceMs = 7 * dayMs;
/** Name servers that give no answer for so long have lost the record: else a domain that expired would be kept for good. */
const silenceMs = 3 * dayMs;

/** When a LOST claim lapses. */
export function lapsesAt(lostAt: Date): Date {
  return new Date(lostAt.getTime() + graceMs);
}

/** The name at which the record is looked for. */
export function challengeNameOf(domain: string): string {
  return `_moorage-challenge.${domain}`;
}

/** The value of the record, of a random token. */
export function challengeOf(token: string): string {
  return `moorage-domain-verification=${token}`;
}

/** What a look at DNS changes in a claim. */
export type DomainCheck = Pick<
  DomainClaim,
  'status' | 'verifiedAt' | 'seenAt' | 'lostAt' | 'checkedAt' | 'outcome' | 'found'
>;

/**
 * What follows from the TXT values that stand at the challenge's name; undefined: no answer could be had, which proves
 * nothing. The one decision about claims: pure, so that it can be tried with every history.
 */
export function afterLook(claim: DomainClaim, values: readonly string[] | undefined, now: Date): DomainCheck {
  const { status, verifiedAt, seenAt, lostAt } = claim;
  if (values?.some((value) => unquoted(value) === claim.challenge) === true) {
    const since = isOwning(status) ? verifiedAt : now;
    return {
      status: 'VERIFIED',
      verifiedAt: since,
      seenAt: now,
      lostAt: null,
      checkedAt: now,
      outcome: 'found',
      found: [],
    };
  }
  const outcome = values === undefined ? 'unreachable' : values.length === 0 ? 'missing' : 'different';
  const looked = { verifiedAt, seenAt, lostAt, checkedAt: now, outcome, found: shown(values ?? []) } as const;
  if (status === 'VERIFIED' && (values !== undefined || isOver(seenAt, silenceMs, now))) {
    return { ...looked, status: 'LOST', lostAt: now };
  }
  if (status === 'LOST' && isOver(lostAt, graceMs, now)) return { ...looked, status: 'LAPSED', verifiedAt: null };
  return { ...looked, status };
}

/** What follows where the record is there, and the domain is another organisation's. */
export function afterLookAtTaken({ status, verifiedAt, seenAt, lostAt }: DomainClaim, now: Date): DomainCheck {
  return { status, verifiedAt, seenAt, lostAt, checkedAt: now, outcome: 'taken', found: [] };
}

function isOver(since: Date | null, durationMs: number, now: Date): boolean {
  return since !== null && now.getTime() - since.getTime() >= durationMs;
}

/** Some DNS pages take the quotes of a zone file for part of the value. */
function unquoted(value: string): string {
  return value.trim().replace(/^"(.*)"$/s, '$1');
}

/** A few values for people to recognise: DNS may hold anything, in any amount. */
function shown(values: readonly string[]): string[] {
  return values.slice(0, 5).map((value) => value.replace(/[^\x20-\x7e]/g, '\uFFFD').slice(0, 200));
}
