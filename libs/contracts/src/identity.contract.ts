import { defineEvent } from '@moorage/kernel';

/** Who is calling, once proven. */
export interface Principal {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
  readonly platformAdmin: boolean;
  /** Moves with each change of this person's effective rights; an organisation's key has none. */
  readonly sessionGeneration?: number;
  /** How it was proven: a browser session, or an API key. */
  readonly via: { readonly kind: 'session'; readonly sessionId: string } | ApiKeyProof;
}

export interface ApiKeyProof {
  readonly kind: 'api-key';
  readonly apiKeyId: string;
  /** Scopes of the key: `read` lets GET through, `write` the rest, `admin` the admin section. */
  readonly scopes: readonly string[];
  /** Set on an organisation's key: it works in that tenant alone. */
  readonly orgId?: string;
}

/** Proves who is calling. Implemented by `identity`. */
export abstract class Authenticator {
  /** From the platform's session cookie; undefined for an unknown, expired or revoked one. Moves the idle expiry. */
  abstract authenticateSession(token: string): Promise<Principal | undefined>;
  /** From `Authorization: Bearer mrg_…`. */
  abstract authenticateApiKey(key: string): Promise<Principal | undefined>;
}

export interface Person {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
  readonly platformAdmin: boolean;
  /** Moves with each change of this person's effective rights. */
  readonly sessionGeneration: number;
  readonly lastSeenAt: Date | null;
}

/** What other contexts may ask of, and do with, people. Implemented by `identity`. */
export abstract class PeopleDirectory {
  abstract find(userId: string): Promise<Person | undefined>;
  abstract findMany(userIds: readonly string[]): Promise<Map<string, Person>>;
  abstract findByEmail(email: string): Promise<Person | undefined>;
  /** Everybody who operates the installation. */
  abstract listPlatformAdmins(): Promise<Person[]>;
  /**
   * Makes an account whose address is proven already, by the link of an invitation; in the ambient transaction.
   * @throws DomainError INVITATION.ACCOUNT_EXISTS, PASSWORD.*, EMAIL.INVALID
   */
  abstract registerVerified(person: { email: string; name: string; password: string }): Promise<Person>;
  /** Opens a session in the ambient transaction and returns the cookie's token; the caller's controller sets the cookie. */
  abstract openSession(userId: string): Promise<{ token: string; expiresAt: Date }>;
  /** Bumps the session generation in the ambient transaction: effective rights changed. */
  abstract bumpSessionGeneration(userId: string): Promise<void>;
}

/** Whether sign-ins are still good, for what was built on top of one. Implemented by `identity`. */
export abstract class SessionDirectory {
  /** Of these sessions, those that neither ended nor expired. */
  abstract alive(sessionIds: readonly string[]): Promise<Set<string>>;
  /**
   * Somebody asked for something on the strength of this sign-in, elsewhere than at the platform: moves its idle expiry, as a
   * request there does. Returns at once, and writes once in a few minutes at most.
   */
  abstract used(sessionId: string): void;
}

/** A person's name or address changed, or was proven for the first time. */
export const PersonProfileChanged = defineEvent<{ userId: string; email: string; name: string }>(
  'person.profile-changed',
);

/**
 * Which organisation has proven, by DNS, that a domain is its own. Implemented by `identity`. A domain has one owner at
 * most, is never inherited by names below it, and stays its owner's for seven days after the record was seen to be gone.
 */
export abstract class VerifiedDomains {
  /** Whose domain this is; `domain` may be in any case, and Unicode or Punycode. Undefined where nobody has proven it. */
  abstract ownerOf(domain: string): Promise<{ orgId: string; verifiedAt: Date } | undefined>;
  /** The domains an organisation has proven, in alphabetical order, in lower case and Punycode. */
  abstract domainsOf(orgId: string): Promise<{ domain: string; verifiedAt: Date }[]>;
}

/** An organisation proved a domain for the first time, or again after it had lost it. */
export const DomainVerified = defineEvent<{ orgId: string; domain: string }>('domain.verified');

/** A domain is its organisation's no more: the record was gone for seven days, or the claim was removed. */
export const DomainLost = defineEvent<{ orgId: string; domain: string }>('domain.lost');
