import { DomainError } from './domain-error.ts';

// One @, no spaces and nothing that can't be seen, a dotted domain, at most 254 characters (RFC 5321 §4.5.3.1.3). The mail
// that is sent to it is the real check.
const pattern =
  /^[^\s@<>(),;:"\\[\]\p{C}\p{DI}\u2800]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/u;

/**
 * The one form in which addresses are stored and compared: trimmed, NFKC, lower case.
 * @throws DomainError EMAIL.INVALID naming `field`.
 */
export function normalizeEmail(text: string, field = 'email'): string {
  const address = text.trim().normalize('NFKC').toLowerCase();
  if (address.length > 254 || !pattern.test(address)) throw new DomainError('EMAIL.INVALID', { field });
  return address;
}
