import type { OrgStatus } from '@moorage/kernel';
import type { RolloutCandidate } from './rollout.ts';
import type { LeftOutReason } from './rollout-status.ts';
import type { RolloutSelection } from './rollout-selection.ts';
import type { RolloutStrategy } from './rollout-strategy.ts';
import { nextOpening, type EffectiveUpdatePolicy } from './update-policy.ts';

export interface StandingFacts {
  readonly bot: RolloutCandidate;
  /** Undefined: there is no such organisation any more. */
  readonly orgStatus: OrgStatus | undefined;
  readonly policy: EffectiveUpdatePolicy;
  /** While maintenance closes the bot: its end, or `open-ended`. */
  readonly offlineUntil: Date | 'open-ended' | null;
  readonly digest: string;
  readonly selection: RolloutSelection;
  readonly strategy: Pick<RolloutStrategy, 'ignoresWindows'>;
  readonly now: Date;
}

/** Whether a rollout may take a bot up now. */
export type RolloutStanding =
  | { readonly kind: 'open' }
  /** Closed until then, as far as one can tell. */
  | { readonly kind: 'closed'; readonly opensAt: Date }
  /** Somebody else's update is under way: what it becomes is waited for. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'left-out'; readonly reason: LeftOutReason };

/** How soon to ask again after maintenance that nobody knows the end of. */
const openEndedLookMs = 5 * 60_000;

/**
 * A bot whose organisation is in mode `manual` is left out, unless the strategy ignores windows, or the organisation was
 * chosen by hand: whoever names it has spoken with it, so that its mode doesn't matter; its hour still does.
 */
export function standingOf(facts: StandingFacts): RolloutStanding {
  const { bot, orgStatus, policy, offlineUntil, digest, selection, strategy, now } = facts;
  const { ignoresWindows } = strategy;
  if (bot.isGoing || orgStatus === undefined) return leftOut('deleted');
  if (orgStatus !== 'ACTIVE') return leftOut('organization-inactive');
  if (bot.channel === 'pinned' && selection.kind === 'all') return leftOut('pinned');
  if (bot.hasFailed || !bot.isEstablished) return leftOut('instance-failed');
  if (bot.isBeingUpdated) return { kind: 'busy' };
  if (bot.digest === digest) return leftOut('already-updated');
  if (policy.mode === 'manual' && !ignoresWindows && selection.kind !== 'organizations') return leftOut('manual');
  if (offlineUntil !== null)
    return {
      kind: 'closed',
      opensAt: offlineUntil === 'open-ended' ? new Date(now.getTime() + openEndedLookMs) : offlineUntil,
    };
  const opensAt = ignoresWindows ? now : nextOpening(policy.timing, now);
  return opensAt > now ? { kind: 'closed', opensAt } : { kind: 'open' };
}

function leftOut(reason: LeftOutReason): RolloutStanding {
  return { kind: 'left-out', reason };
}
