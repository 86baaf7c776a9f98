import { DomainError, isVisibleText } from '@moorage/kernel';

/**
 * `read` lets a key look, `write` change; `admin` makes the key of a platform admin act as one: in the admin section, and
 * in organisations where that person is no member.
 */
export const apiKeyScopes = ['read', 'write', 'admin'] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** How many live keys a person, or an organisation, may have. */
export const apiKeyLimit = 25;

/** Whose key it is: a person's own, or an organisation's, which outlives the membership of whoever made it. */
export type ApiKeyOwner = { readonly userId: string } | { readonly orgId: string };

/** A key as it is listed: all but its secret, which nobody can see again. */
export interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

const visibleLength = 'mrg_'.length + 8;

/** The key's text, `mrg_` and 43 characters of base64url, and the beginning of it by which people tell keys apart. */
export function apiKeyFrom(token: string): { secret: string; prefix: string } {
  const secret = `mrg_${token}`;
  return { secret, prefix: secret.slice(0, visibleLength) };
}

/**
 * What people call a key: trimmed, 1 to 100 characters, none of them invisible or half of one.
 * @throws DomainError REQUEST.INVALID
 */
export function apiKeyName(text: string): string {
  const name = text.trim();
  if (name === '' || [...name].length > 100 || !isVisibleText(name)) {
    throw new DomainError('REQUEST.INVALID', { field: 'name' }, 'The name of a key has 1 to 100 characters.');
  }
  return name;
}
