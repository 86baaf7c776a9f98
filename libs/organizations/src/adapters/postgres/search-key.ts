/**
 * The form in which names are searched and sorted: without accents or case, single spaces. Made here and not by a
 * collation, so that the order is the same on every Postgres, whatever it was built with.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * What a list is sorted by: the beginning of the name in that form. All of it may be many times as long as the name (one
 * letter can stand for eighteen), and this goes into indexes and into the cursors of pages.
 */
export function sortKey(text: string): string {
  return [...searchKey(text)].slice(0, 100).join('');
}

/**
 * The LIKE pattern for what was typed; undefined where nothing was. One or two characters have no trigram to look up, so
 * they match the start of a word, in texts whose words each follow a space; three and more match anywhere.
 */
export function searchPattern(typed: string | undefined): string | undefined {
  const key = searchKey(typed ?? '');
  if (key === '') return undefined;
  const literal = key.replace(/[\\%_]/g, '\\$&');
  return key.length < 3 ? `% ${literal}%` : `%${literal}%`;
}
