import { CronExpressionParser } from 'cron-parser';
import { DomainError } from '@moorage/kernel';

/**
 * What the installation does with new releases. `auto`: rollouts begin by themselves. `manual`: platform admins begin them.
 * `paused`: no update of any bot begins, whoever asked for it; one that has stopped its bot already goes on to its end.
 */
export const fleetModes = ['auto', 'manual', 'paused'] as const;
export type FleetMode = (typeof fleetModes)[number];

/** `auto`: rollouts update the bot when its time is. `manual`: its people press "Update now". */
export const updateModes = ['auto', 'manual'] as const;
export type UpdateMode = (typeof updateModes)[number];

/** What an organisation chose for its bots. */
export interface OrganizationUpdatePolicy {
  readonly mode: UpdateMode;
  /** The hour of the day, 0 to 23 in UTC, in which its bots may be updated: `[h, h+1)`. */
  readonly preferredHourUtc: number;
}

/** What holds for an organisation that chose nothing, and whose bot has no policy of its own. */
export const defaultUpdatePolicy: OrganizationUpdatePolicy = { mode: 'manual', preferredHourUtc: 3 };

/**
 * What a single bot is set to; counts only where its organisation chose nothing. `on-push`: at any time. `nightly`: in the
 * default hour. `cron:<expression>`: for an hour from each moment that the five fields name, in UTC.
 */
export type BotUpdatePolicy = 'on-push' | 'nightly' | 'manual' | `cron:${string}`;

/** Longest `cron:<expression>`. */
export const botUpdatePolicyLength = 120;

/** When a bot may be updated. */
export type UpdateTiming =
  | { readonly kind: 'always' }
  | { readonly kind: 'hour'; readonly hourUtc: number }
  | { readonly kind: 'cron'; readonly expression: string };

/** What holds for one bot. In mode `manual`, `timing` is when a rollout may update it that its organisation was chosen for. */
export interface EffectiveUpdatePolicy {
  readonly mode: UpdateMode;
  readonly timing: UpdateTiming;
  readonly source: 'organization' | 'bot' | 'default';
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The organisation's choice before the bot's own, before the default. */
export function effectivePolicy(
  organization: OrganizationUpdatePolicy | null,
  bot: BotUpdatePolicy | null,
): EffectiveUpdatePolicy {
  if (organization !== null) return { ...modeAndHour(organization), source: 'organization' };
  if (bot !== null) return { ...ofBot(bot), source: 'bot' };
  return { ...modeAndHour(defaultUpdatePolicy), source: 'default' };
}

function modeAndHour({ mode, preferredHourUtc }: OrganizationUpdatePolicy): Omit<EffectiveUpdatePolicy, 'source'> {
  return { mode, timing: { kind: 'hour', hourUtc: preferredHourUtc } };
}

function ofBot(policy: BotUpdatePolicy): Omit<EffectiveUpdatePolicy, 'source'> {
  switch (policy) {
    case 'on-push':
      return { mode: 'auto', timing: { kind: 'always' } };
    case 'nightly':
    case 'manual':
      return modeAndHour({ ...defaultUpdatePolicy, mode: policy === 'manual' ? 'manual' : 'auto' });
    default:
      return { mode: 'auto', timing: { kind: 'cron', expression: policy.slice('cron:'.length) } };
  }
}

export function isOpenAt(timing: UpdateTiming, at: Date): boolean {
  switch (timing.kind) {
    case 'always':
      return true;
    case 'hour':
      return at.getUTCHours() === timing.hourUtc;
    case 'cron':
      return at.getTime() - lastMoment(timing.expression, at).getTime() < hourMs;
  }
}

/** The first moment, `after` itself included, at which it is open. */
export function nextOpening(timing: UpdateTiming, after: Date): Date {
  if (isOpenAt(timing, after)) return after;
  switch (timing.kind) {
    case 'always':
      return after;
    case 'hour': {
      const today = new Date(after).setUTCHours(timing.hourUtc, 0, 0, 0);
      return new Date(today > after.getTime() ? today : today + dayMs);
    }
    case 'cron':
      return momentsFrom(timing.expression, after).next().toDate();
  }
}

/** @throws DomainError UPDATE_POLICY.INVALID naming `policy` */
export function parseBotUpdatePolicy(text: string): BotUpdatePolicy {
  if (text === 'on-push' || text === 'nightly' || text === 'manual') return text;
  if (!text.startsWith('cron:') || text.length > botUpdatePolicyLength) throw invalid();
  const fields = text.slice('cron:'.length).trim().split(/\s+/);
  // Seconds, and fields that are drawn by lot (`H`), have no place in a window of an hour.
  if (fields.length !== 5 || !fields.every((field) => /^[\dA-GI-Z*,/?#-]+$/i.test(field))) throw invalid();
  const expression = fields.join(' ');
  try {
    momentsFrom(expression, new Date(0)).next();
  } catch {
    throw invalid();
  }
  return `cron:${expression}`;
}

function invalid(): DomainError {
  return new DomainError('UPDATE_POLICY.INVALID', { field: 'policy' });
}

/** The last of the named moments that isn't after `at`. */
function lastMoment(expression: string, at: Date): Date {
  // The parser looks strictly before its date, and in whole seconds.
  return momentsFrom(expression, new Date(Math.floor(at.getTime() / 1_000) * 1_000 + 1_000))
    .prev()
    .toDate();
}

function momentsFrom(expression: string, currentDate: Date) {
  return CronExpressionParser.parse(expression, { tz: 'UTC', currentDate });
}
