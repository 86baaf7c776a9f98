/** What a release brings, as its maintainers tell their users; from `/app/changelogs/latest.json` of the image. */
export interface Changelog {
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly sections: readonly ChangelogSection[];
}

export const changelogTitles = ['New', 'Improved', 'Fixed'] as const;

export interface ChangelogSection {
  readonly title: (typeof changelogTitles)[number];
  /** Plain text, one thing each. */
  readonly items: readonly string[];
}

export const changelogPath = '/app/changelogs/latest.json';
/** A changelog is a page to read, not an archive. */
export const longestChangelogBytes = 256 * 1024;

const most = { version: 64, items: 200, itemLength: 1_000 };

/** Either the changelog, or a sentence that tells its maintainers what is wrong with it. */
export type ChangelogReading = { readonly changelog: Changelog } | { readonly problem: string };

/** Judges what an image holds. It is a stranger's text: nothing of it is believed, and fields that nobody knows are left out. */
export function readChangelog(bytes: Uint8Array): ChangelogReading {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { problem: 'It is not JSON in UTF-8.' };
  }
  if (!isRecord(value)) return { problem: 'It is not a JSON object.' };
  const { version, date, sections } = value;
  if (typeof version !== 'string' || version.trim() === '' || version.length > most.version || !isPlain(version))
    return { problem: `"version" is a text of 1 to ${most.version} characters.` };
  if (typeof date !== 'string' || !isDate(date)) return { problem: '"date" is a day such as 2026-03-01.' };
  if (!Array.isArray(sections) || sections.length > changelogTitles.length)
    return { problem: `"sections" is a list of at most ${changelogTitles.length}.` };
  const read: ChangelogSection[] = [];
  for (const [index, section] of (sections as unknown[]).entries()) {
    const title = isRecord(section) ? changelogTitles.find((known) => known === section['title']) : undefined;
    const items = isRecord(section) ? section['items'] : undefined;
    if (title === undefined) return { problem: `"sections[${index}].title" is one of ${changelogTitles.join(', ')}.` };
    if (read.some((other) => other.title === title)) return { problem: `"sections" has "${title}" twice.` };
    if (!Array.isArray(items) || items.length > most.items || !items.every(isItem))
      return {
        problem: `"sections[${index}].items" is a list of up to ${most.items} texts of 1 to ${most.itemLength} characters.`,
      };
    if (items.length > 0) read.push({ title, items });
  }
  return { changelog: { version, date, sections: read } };
}

function isItem(item: unknown): item is string {
  return typeof item === 'string' && item.trim() !== '' && item.length <= most.itemLength && isPlain(item);
}

/**
 * Characters that no text for people has, and that would get further than their place: control characters (a database takes no
 * zero byte), halves of surrogate pairs, and marks that turn the direction of what follows (Unicode TR #36, §3.1).
 */
function isPlain(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text.replaceAll(/[\n\t]/g, ' '));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
