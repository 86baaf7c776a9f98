import { DomainError, isVisibleText } from '@moorage/kernel';

/** A person's account. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** When the address was proven; null until then, and nobody signs in before. */
  readonly emailVerifiedAt: Date | null;
  readonly platformAdmin: boolean;
  readonly sessionGeneration: number;
  readonly lastSeenAt: Date | null;
  readonly createdAt: Date;
}

/** An account to be made. */
export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly createdAt: Date;
}

/**
 * A person's name as it is stored: trimmed, inner white space single, 1 to 128 characters, none of them invisible or half of one.
 * @throws DomainError REQUEST.INVALID
 */
export function personName(text: string): string {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const length = [...name].length;
  if (length < 1 || length > 128 || !isVisibleText(name)) {
    throw new DomainError(
      'REQUEST.INVALID',
      { field: 'name' },
      'A name has 1 to 128 characters, all of which can be seen.',
    );
  }
  return name;
}
