import type { Changelog, ChangelogSection } from '@moorage/kernel';

/** What of a changelog goes along with a notice; the whole of it is read in the app. */
export interface ChangelogHighlights {
  readonly changes: readonly ChangelogSection[];
  /** How many things are left out. */
  readonly more: number;
}

const most = 6;
const longest = 150;

/** The first few things, each section having its share: none is left out because another one is long. */
export function highlightsOf(changelog: Changelog | null): ChangelogHighlights {
  const sections = changelog?.sections.filter(({ items }) => items.length > 0) ?? [];
  let left = most;
  const shares = sections.map(() => 0);
  while (left > 0 && sections.some(({ items }, index) => shares[index]! < items.length)) {
    sections.forEach(({ items }, index) => {
      if (left === 0 || shares[index]! >= items.length) return;
      shares[index]! += 1;
      left -= 1;
    });
  }
  const changes = sections.map(({ title, items }, index) => ({
    title,
    items: items.slice(0, shares[index]).map(shortened),
  }));
  const all = sections.reduce((sum, { items }) => sum + items.length, 0);
  return { changes: changes.filter(({ items }) => items.length > 0), more: all - (most - left) };
}

function shortened(item: string): string {
  if (item.length <= longest) return item;
  // Never half of a character that takes two code units.
  return `${item
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
