import { changelogTitles } from '@moorage/kernel';
import type { ChangelogDraft, DraftEntry, DraftItem, LeftOut } from './draft-changelog.ts';

const reasons: Readonly<Record<LeftOut, string>> = {
  merge: 'a merge',
  revert: 'a revert',
  reverted: 'reverted in this range',
  trailer: '`Changelog: none`',
  type: 'a type that users don’t hear of',
  form: 'not in the form `type: description`',
};

/** The changelog for maintainers: every commit of the range once, by its hash, with what users are told of it and why not. */
export function internalMarkdown({ entries, changelog }: ChangelogDraft, range: { from: string; to: string }): string {
  const groups: [string, DraftEntry[]][] = [
    ...changelogTitles.map((title): [string, DraftEntry[]] => [
      title,
      entries.filter((entry) => groupOf(entry) === title),
    ]),
    ['Dropped by the exclusion list', entries.filter((entry) => groupOf(entry) === 'dropped')],
    ['Not for users', entries.filter((entry) => groupOf(entry) === 'left out')],
  ];
  return [
    `# ${plain(changelog.version)} (${changelog.date}), for maintainers`,
    `${count(entries.length, 'commit')}, ${short(range.from)}..${short(range.to)}. ${countsOf({ entries, changelog })}.`,
    ...groups
      .filter(([, members]) => members.length > 0)
      .map(([title, members]) => `## ${title}\n\n${members.map(lineOf).join('\n')}`),
  ]
    .map((paragraph) => `${paragraph}\n`)
    .join('\n');
}

/** `3 New, 1 Fixed; 2 dropped by the exclusion list, 5 not for users`. */
export function countsOf({ entries, changelog }: ChangelogDraft): string {
  const told =
    changelog.sections.map(({ title, items }) => `${items.length} ${title}`).join(', ') || 'nothing for users';
  const group = (name: string) => entries.filter((entry) => groupOf(entry) === name).length;
  return `${told}; ${group('dropped')} dropped by the exclusion list, ${group('left out')} not for users`;
}

function groupOf({ items }: DraftEntry): string {
  if (items.some(({ excluded }) => excluded !== undefined)) return 'dropped';
  return items[0]?.section ?? 'left out';
}

function lineOf({ commit, isBreaking, items, leftOut }: DraftEntry): string {
  const subject = plain(commit.subject) || '(no subject)';
  const head = `- \`${short(commit.hash)}\` ${isBreaking ? '**breaking** ' : ''}${subject}`;
  if (items.length === 0) return `${head} (${reasons[leftOut ?? 'form']})`;
  return [head, ...items.map((item) => `  - ${fateOf(item)}`)].join('\n');
}

function fateOf({ section, sentence, excluded, duplicateOf }: DraftItem): string {
  if (excluded !== undefined)
    return `dropped by rule “${plain(excluded.rule)}”, ${plain(excluded.because)}: ${plain(sentence)}`;
  if (duplicateOf !== undefined) return `the same as ${short(duplicateOf)}: ${plain(sentence)}`;
  return `${section}: ${plain(sentence)}`;
}

/** A stranger's text as Markdown that shows just this text, in one line. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').replace(/[\\`*_[\]<>#|~&]/g, '\\$&');
}

export function short(hash: string): string {
  return hash.slice(0, 10);
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
