import type { RefusalReason } from './access-gate.ts';
import type { BotSessionView, ProxyMaintenance, ProxyTarget } from '../../application/ports/proxy-access.port.ts';

/** What the proxy may have to say instead of a bot's answer. */
export type RefusalKind =
  | Exclude<RefusalReason, 'BEING_CHANGED'>
  | 'BEING_CHANGED'
  | 'BAD_REQUEST'
  | 'CROSS_ORIGIN'
  | 'NO_SUCH_PAGE'
  | 'METHOD_NOT_ALLOWED'
  | 'MOVED'
  | 'SIGN_IN_FAILED'
  | 'BOT_UNREACHABLE'
  | 'BOT_TIMEOUT'
  | 'READ_ONLY'
  | 'SHUTTING_DOWN';

/** One refusal, as a browser's page and as problem+json (RFC 9457) alike. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  readonly title: string;
  /** Whole sentences, for people. Nothing of the inside: no addresses, no stacks, no other org's data. */
  readonly detail: string;
  /** Seconds; given as `Retry-After`, and the page reloads itself after them. */
  readonly retryAfter?: number;
  /** Where the page leads on. */
  readonly link?: { readonly href: string; readonly text: string };
  /** Offers to sign out of this bot, naming who is signed in. */
  readonly signedInAs?: string;
}

interface Circumstances {
  readonly target?: ProxyTarget | undefined;
  readonly session?: BotSessionView | undefined;
  /** What closes the bot, or its writing. */
  readonly maintenance?: ProxyMaintenance;
  readonly platformUrl: string;
  readonly now: number;
  /** A sentence that replaces the usual one. */
  readonly detail?: string;
  readonly link?: Refusal['link'];
}

type Row = readonly [status: number, code: string, title: string, detail: string, retryAfter?: number];

const ROWS: Record<RefusalKind, Row> = {
  BAD_REQUEST: [
    400,
    'PROXY.BAD_REQUEST',
    'Request not understood',
    'The request could be read in more than one way, so it was not passed on.',
  ],
  SIGN_IN: [
    401,
    'PROXY.SIGN_IN_REQUIRED',
    'Please sign in',
    'This bot is only for members of its organisation. Sign in to open it.',
  ],
  SIGN_IN_FAILED: [
    400,
    'PROXY.SIGN_IN_FAILED',
    'Sign-in didn’t complete',
    'This sign-in link was used already, is older than a minute, or was made for another browser. If cookies are switched off for this site, switch them on.',
  ],
  NOT_A_MEMBER: [
    403,
    'PROXY.NOT_A_MEMBER',
    'No access',
    'You are not an active member of the organisation this bot belongs to. One of its admins can change that.',
  ],
  CROSS_ORIGIN: [
    403,
    'PROXY.CROSS_ORIGIN',
    'Request from another site',
    'Another site tried to act in this bot under your name. That was not let through.',
  ],
  ORG_NOT_ACTIVE: [
    403,
    'PROXY.ORG_NOT_ACTIVE',
    'Organisation not active',
    'This organisation is not active at the moment, so its bot is closed.',
  ],
  NO_SUCH_BOT: [
    404,
    'PROXY.NO_SUCH_BOT',
    'No bot here',
    'There is no bot at this address. Check the spelling, or open it from your organisation’s page.',
  ],
  NO_SUCH_PAGE: [404, 'PROXY.NO_SUCH_PAGE', 'No such page', 'There is nothing at this address.'],
  MOVED: [
    410,
    'PROXY.MOVED',
    'This bot has another address now',
    'Nothing was passed on. Open the bot at its new address, and do it again there.',
  ],
  METHOD_NOT_ALLOWED: [
    405,
    'PROXY.METHOD_NOT_ALLOWED',
    'Method not allowed',
    'This address doesn’t take requests of that kind.',
  ],
  BOT_UNREACHABLE: [
    502,
    'PROXY.BOT_UNREACHABLE',
    'The bot doesn’t answer',
    'The bot is running but could not be reached, or broke off its answer. Usually it is back within moments.',
    5,
  ],
  BOT_TIMEOUT: [
    504,
    'PROXY.BOT_TIMEOUT',
    'The bot takes too long',
    'The bot took the request but didn’t begin to answer in time.',
  ],
  BEING_CHANGED: [
    503,
    'PROXY.BEING_CHANGED',
    'One moment',
    'This bot is being set up or updated. The page opens by itself as soon as it is ready.',
    5,
  ],
  STOPPED: [
    503,
    'PROXY.STOPPED',
    'The bot is stopped',
    'Somebody stopped this bot. An owner or admin of the organisation can start it again.',
    30,
  ],
  FAILED: [
    503,
    'PROXY.FAILED',
    'The bot has a problem',
    'This bot could not be brought up. An owner or admin of the organisation can see why, and try again.',
    60,
  ],
  OFFLINE: [503, 'PROXY.OFFLINE', 'Closed for maintenance', 'This bot is closed while maintenance lasts.', 60],
  READ_ONLY: [
    503,
    'PROXY.READ_ONLY',
    'Nothing can be changed now',
    'While maintenance lasts, this bot can be read, not changed. Nothing was saved.',
    60,
  ],
  UNAVAILABLE: [
    503,
    'PROXY.UNAVAILABLE',
    'Not available',
    'Your access can’t be checked at the moment, so nobody is let in. This page tries again by itself.',
    5,
  ],
  SHUTTING_DOWN: [
    503,
    'PROXY.SHUTTING_DOWN',
    'One moment',
    'This server is restarting. The page opens by itself as soon as it is back.',
    2,
  ],
};

/** @param circumstances whose names may appear only where `session` shows an active member. */
export function refusalOf(kind: RefusalKind, circumstances: Circumstances): Refusal {
  const [status, code, title, usual, usualRetry] = ROWS[kind];
  const { target, session, platformUrl, now } = circumstances;
  let detail = circumstances.detail ?? usual;
  let retryAfter = usualRetry;
  if (kind === 'ORG_NOT_ACTIVE' && target) {
    const state = {
      PENDING_VERIFICATION: 'still waits to be verified',
      SUSPENDED: 'is suspended',
      DEACTIVATED: 'was closed',
      ACTIVE: 'is active',
    }[target.orgStatus];
    detail = `${target.orgName} ${state}, so its bot is closed.${target.orgStatusReason ? ` Reason: ${target.orgStatusReason}` : ''}`;
  } else if (circumstances.maintenance) {
    const { message, endsAt } = circumstances.maintenance;
    if (message) detail = `${usual} ${message}`;
    if (endsAt !== null) retryAfter = Math.min(Math.max(Math.ceil((endsAt - now) / 1000), 1), 3_600);
  }
  return {
    kind,
    status,
    code,
    title,
    detail,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    link: circumstances.link ?? { href: platformUrl, text: 'Go to Moorage' },
    ...(kind === 'NOT_A_MEMBER' && session ? { signedInAs: session.email } : {}),
  };
}
