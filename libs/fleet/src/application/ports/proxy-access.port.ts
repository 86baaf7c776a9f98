import type { InstanceStatus, MembershipStatus, OrgStatus } from '@moorage/contracts';

/**
 * What the proxy must know to let a request through: whose host it is, who is asking, and when an earlier answer stopped
 * being true. Nothing of it is secret: tokens and codes cross this port as SHA-256 hashes only.
 *
 * The proxy keeps answers for a few seconds and throws them away on {@link ProxyAccess.onAccessChanged}. It relies on three
 * promises of an adapter, all pinned by `testing/proxy-access.contract.ts`:
 *
 * 1. **A change is told after it can be read.** A look-up started after the notification sees the new state.
 * 2. **Loss of the notification channel is told.** While changes may be going by unheard, {@link ProxyAccess.isTrustworthy} is
 *    `false`, and the first notification after it turns `true` again is `{ kind: 'everything' }`.
 * 3. **It throws rather than guesses.** An unreachable store is an exception, never `undefined`: `undefined` means "no such
 *    host" or "no such session", and the proxy answers the two cases differently (503 against 404 or sign-in).
 */

/** Status of a person's membership in the org that owns the instance; `NONE`: never was a member. */
export type ProxyMembershipStatus = MembershipStatus | 'NONE';

/** A stretch of time in which the org's bots take no writes (`READ_ONLY`), or are closed (`OFFLINE`). */
export interface ProxyMaintenance {
  readonly mode: 'READ_ONLY' | 'OFFLINE';
  /** Milliseconds since the epoch. */
  readonly startsAt: number;
  /** Milliseconds since the epoch; `null`: until somebody ends it. */
  readonly endsAt: number | null;
  /** Plain text for the people who are kept waiting. */
  readonly message: string | null;
}

/** The instance behind one host name. */
export interface ProxyTarget {
  /** The bot's host name: lower case, no port, e.g. `acme.bots.example`. */
  readonly host: string;
  readonly instanceId: string;
  readonly orgId: string;
  readonly orgSlug: string;
  readonly orgName: string;
  readonly orgStatus: OrgStatus;
  /** Prose shown to members of an org that isn't ACTIVE; `null` when none was recorded. */
  readonly orgStatusReason: string | null;
  /** Only `RUNNING` is forwarded to. */
  readonly status: InstanceStatus;
  /** Where the bot listens; `null` until it has an address. Always a literal address or a name the platform chose. */
  readonly upstream: { readonly host: string; readonly port: number } | null;
  /** Windows that run or begin soon: the proxy sees itself when. Mostly empty. */
  readonly maintenance: readonly ProxyMaintenance[];
}

/** A person's sign-in on one bot host. */
export interface BotSessionView {
  readonly sessionId: string;
  /** The instance that the session was minted for. Should the host pass to another instance, the session doesn't. */
  readonly instanceId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  /** The person's role in the org that owns the instance, e.g. `OWNER`. A socket opened under another role is closed. */
  readonly role: string;
  readonly membership: ProxyMembershipStatus;
  /** Milliseconds since the epoch: idle or absolute expiry, whichever comes first. */
  readonly expiresAt: number;
}

/** The key of a bot session: hash of its cookie, and the host the cookie was set for. */
export interface BotSessionLookup {
  /** SHA-256 of the cookie's value, lower-case hex. */
  readonly tokenHash: string;
  readonly host: string;
}

export interface HandoffRedemption {
  /** SHA-256 of the one-time code, lower-case hex. */
  readonly codeHash: string;
  readonly host: string;
  /** SHA-256 of the browser's nonce cookie, lower-case hex: the `state` under which the code was asked for. */
  readonly stateNonceHash: string;
}

/** The token of a new bot session, in clear, to be put in the browser's cookie and forgotten. */
export interface NewBotSession {
  /** 43 characters of base64url: 32 random bytes. */
  readonly token: string;
  /** Milliseconds since the epoch; the cookie is given the same end. */
  readonly expiresAt: number;
}

/** Something changed; what was known about it must be asked again. */
export type ProxyAccessChange =
  /** The person's memberships, role, name, e-mail or sessions, in any org. */
  | { readonly kind: 'user'; readonly userId: string }
  /** The org's status, name or maintenance. */
  | { readonly kind: 'org'; readonly orgId: string }
  /** The instance's status, address or host; sent for new instances too. */
  | { readonly kind: 'instance'; readonly instanceId: string }
  /** Notifications may have been missed. */
  | { readonly kind: 'everything' };

export type ProxyAccessListener = (change: ProxyAccessChange) => void;

/** See the top of this file for what an adapter promises. */
export abstract class ProxyAccess {
  /** @returns the instance that owns this host name, or `undefined`; deleted instances own none. @throws when the store can't be asked. */
  abstract resolveHost(host: string): Promise<ProxyTarget | undefined>;

  /**
   * The host name where the bot that was at this one is now, for as long as the old one leads there; asked where nothing is at
   * the host. @throws when the store can't be asked.
   */
  abstract movedTo(host: string): Promise<string | undefined>;

  /**
   * May be several reads: what changes between two of them is told, and the proxy asks again. Answers `undefined` for a session
   * that is unknown, expired, revoked, ended with the platform session it came from, or was minted for another host.
   * A session whose owner lost the membership is still answered, with that membership's status: the proxy says 403 then.
   * @throws when the store can't be asked.
   */
  abstract findBotSession(lookup: BotSessionLookup): Promise<BotSessionView | undefined>;

  /**
   * The same for many, in the order asked: the periodic check of open sockets. Override it with a few statements for all.
   * @throws when the store can't be asked.
   */
  findBotSessions(lookups: readonly BotSessionLookup[]): Promise<readonly (BotSessionView | undefined)[]> {
    return Promise.all(lookups.map((lookup) => this.findBotSession(lookup)));
  }

  /**
   * Trades a one-time code for a bot session. A code works once (one conditional UPDATE), for 60 s, on the host it was made for,
   * and only with the state it was asked for with: so a code that leaks is useless in another browser, and nobody can be signed
   * in to somebody else's account by a link. A wrong host or state does not use the code up.
   * @returns `undefined` when the code is unknown, used, too old, or for another host or state, or its person lost access meanwhile.
   * @throws when the store can't be asked.
   */
  abstract redeemHandoffCode(redemption: HandoffRedemption): Promise<NewBotSession | undefined>;

  /** Ends one bot session; idempotent. Listeners hear `{ kind: 'user' }`. @throws when the store can't be asked. */
  abstract revokeBotSession(lookup: BotSessionLookup): Promise<void>;

  /** @returns a function that ends the subscription. Listeners must not throw, and are called in the order changes became visible. */
  abstract onAccessChanged(listener: ProxyAccessListener): () => void;

  /** Whether changes are being heard right now. While they aren't, no remembered answer is used. */
  abstract isTrustworthy(): boolean;
}
