import type { PlatformRole } from '../access/access-service.ts';

/** A person as the platform's proxy names them on a request. */
export interface Identity {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly tenantId: string;
  readonly role: PlatformRole;
}

/** The headers the proxy sets. It drops every look-alike that a client sends, so what arrives is the platform's own. */
export const IDENTITY_HEADERS = {
  userId: 'x-platform-user-id',
  /** percent-encoded UTF-8 where it isn't plain ASCII; then its `@` is encoded, too */
  email: 'x-platform-user-email',
  /** percent-encoded UTF-8 */
  name: 'x-platform-user-name',
  tenantId: 'x-platform-tenant-id',
  role: 'x-platform-role',
} as const satisfies Record<keyof Identity, string>;

/** A signed statement of the same, as a JWT. */
export const ASSERTION_HEADER = 'x-platform-assertion';

/** Headers as Node gives them (`req.headers`) or as Fetch does (`request.headers`). */
export type HeaderSource = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * One header's value. Undefined where it is missing or an array. Node joins a header that came twice with a comma, which
 * no id, role or address passes.
 */
export function headerOf(headers: HeaderSource, name: string): string | undefined {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const ID = /^[A-Za-z0-9._:@|-]{1,200}$/;
const EMAIL = /^[^\s@,]{1,64}@[^\s@,]{1,255}$/;
const ROLE = /^[A-Za-z_]{1,40}$/;

/**
 * Reads the identity headers. Null where one is missing or malformed: then there is no actor, whatever the others say.
 * The name alone may be empty on the way; the e-mail address stands in for it.
 */
export function readIdentityHeaders(headers: HeaderSource): Identity | null {
  const email = headerOf(headers, IDENTITY_HEADERS.email) ?? '';
  return identityOf({
    userId: headerOf(headers, IDENTITY_HEADERS.userId),
    email: email.includes('@') ? email : percentDecoded(email),
    name: percentDecoded(headerOf(headers, IDENTITY_HEADERS.name) ?? ''),
    tenantId: headerOf(headers, IDENTITY_HEADERS.tenantId),
    role: headerOf(headers, IDENTITY_HEADERS.role),
  });
}

/** Checks the parts of an identity, wherever they were read from. Null where one is missing or malformed. */
export function identityOf(parts: Readonly<Record<keyof Identity, unknown>>): Identity | null {
  const { userId, email, name, tenantId, role } = parts;
  if (!matches(userId, ID) || !matches(tenantId, ID) || !matches(email, EMAIL) || !matches(role, ROLE)) return null;
  if (typeof name !== 'string' || name.length > 400) return null;
  return { userId, email, name: name.trim() || email, tenantId, role: platformRoleOf(role) };
}

/** Owners and admins are told apart from the rest, in any case; every role a bot doesn't know is a member. */
export function platformRoleOf(role: string): PlatformRole {
  const lower = role.toLowerCase();
  return lower === 'owner' || lower === 'admin' ? lower : 'member';
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

/** Null where the encoding is broken (a comma or a blank is always encoded), which makes the whole identity malformed. */
function percentDecoded(value: string): string | null {
  if (/[, ]/.test(value)) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
