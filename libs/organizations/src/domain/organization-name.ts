import { DomainError, isVisibleText } from '@moorage/kernel';

/**
 * A name as it is stored: trimmed, NFC, 1 to 128 characters that can be seen.
 * @throws DomainError ORG.NAME_INVALID naming `name`.
 */
export function parseOrganizationName(text: string): string {
  const name = text.trim().normalize('NFC');
  const length = [...name].length;
  if (length < 1 || length > 128 || !isVisibleText(name)) throw new DomainError('ORG.NAME_INVALID', { field: 'name' });
  return name;
}
