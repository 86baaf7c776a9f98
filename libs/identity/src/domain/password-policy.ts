import { DomainError } from '@moorage/kernel';
import { guessablePieces } from './guessable-pieces.ts';

const shortest = 12;
const longest = 256;

/** A password made of so few guessable pieces is one that attackers try early, such as `Summer2024!!`. */
const fewestPieces = 4;

/**
 * Refuses passwords that are too short, too long, or that attackers try first: common ones, and what people make of
 * common words, runs of keys, years, their own name and address, and the product's name. Characters are counted after
 * normalisation, as people see them.
 * @throws DomainError PASSWORD.TOO_SHORT, PASSWORD.TOO_LONG, PASSWORD.TOO_COMMON, naming `field`
 */
export function checkPassword(password: string, person: { email: string; name: string }, field = 'password'): void {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < shortest) throw new DomainError('PASSWORD.TOO_SHORT', { field });
  if (length > longest) throw new DomainError('PASSWORD.TOO_LONG', { field });
  if (guessablePieces(text, wordsAbout(person)) < fewestPieces) throw new DomainError('PASSWORD.TOO_COMMON', { field });
}

/** What anybody who knows of the account may try first. */
function wordsAbout({ email, name }: { email: string; name: string }): string[] {
  const [local = '', domain = ''] = email.split('@');
  const parts = [...name.split(/\s+/u), ...local.split(/[^\p{L}\p{N}]+/u), ...domain.split('.')];
  return [email, local, domain, name, name.replace(/\s+/gu, ''), ...parts];
}
