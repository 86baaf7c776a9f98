/**
 * The form in which names are searched and sorted: without accents or case, single spaces. Made here and not by a
 * collation, so that the order is the same on every Postgres, whatever it was built with.
 */
export function searchKey(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/**
 * The LIKE pattern for what was typed; undefined where nothing was. One or two characters have no trigram to look up, so
 * they match the start of a word; three and more match anywhere. Texts that are searched start with a space.
 */
export function searchPattern(typed: string | undefined): string | undefined {
  const key = searchKey(typed ?? '').replace(/[\\%_]/g, '\\$&');
  if (key === '') return undefined;
  return key.length < 3 ? `% ${key}%` : `%${key}%`;
}
