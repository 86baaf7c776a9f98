import { changelogTitles, type Changelog } from '@moorage/kernel';
import type { Commit } from '../git/commits.ts';
import {
  hasBreakingFooter,
  readSubject,
  readTrailers,
  revertedHash,
  sectionOf,
  type SectionTitle,
} from './conventional-commit.ts';
import { excludedByPaths, excludedByWords, type Exclusion, type ExclusionRule } from './exclusion-rules.ts';

/** Why a commit says nothing to users. */
export type LeftOut = 'merge' | 'revert' | 'reverted' | 'trailer' | 'type' | 'form';

/** A sentence that a commit would tell users, and what became of it. */
export interface DraftItem {
  readonly section: SectionTitle;
  readonly sentence: string;
  readonly isBreaking: boolean;
  readonly excluded?: Exclusion;
  /** The commit that says the same already. */
  readonly duplicateOf?: string;
}

/** One commit of the range: either items, or why there are none. */
export interface DraftEntry {
  readonly commit: Commit;
  readonly type: string | undefined;
  readonly isBreaking: boolean;
  readonly items: readonly DraftItem[];
  readonly leftOut?: LeftOut;
}

export interface ChangelogDraft {
  readonly entries: readonly DraftEntry[];
  readonly changelog: Changelog;
}

/** A sentence this long is a paragraph; what follows is cut. The platform takes up to 1,000 characters. */
const longestSentence = 500;
/** Of each section; together below what the platform reads of a file. */
const mostItems = 200;
const mostBytes = 64 * 1024;

/** What a range of commits means, for its maintainers and for users. The same commits always make the same draft. */
export function draftChangelog(
  commits: readonly Commit[],
  { version, date, rules }: { version: string; date: string; rules: readonly ExclusionRule[] },
): ChangelogDraft {
  const undone = undoneByReverts(commits);
  const said = new Map<string, string>();
  const entries = commits.map((commit) => withoutRepetition(entryOf(commit, undone, rules), said));
  const sections = changelogTitles
    .map((title) => ({ title, items: itemsOf(entries, title) }))
    .filter(({ items }) => items.length > 0);
  return { entries, changelog: { version, date, sections } };
}

function entryOf(commit: Commit, undone: ReadonlyMap<string, LeftOut>, rules: readonly ExclusionRule[]): DraftEntry {
  const subject = readSubject(commit.subject);
  const isBreaking = subject.isBreaking || hasBreakingFooter(commit.body);
  const entry = { commit, type: subject.type, isBreaking, items: [] };
  const leftOut = undone.get(commit.hash);
  if (leftOut !== undefined) return { ...entry, leftOut };
  const trailers = readTrailers(commit.body);
  if (trailers === 'none') return { ...entry, leftOut: 'trailer' };
  const section = sectionOf({ ...subject, isBreaking });
  if (trailers.length > 0) {
    // Whoever wrote a sentence for users chose to tell them; where the change was made is no reason against it then.
    const items = trailers.map((trailer) =>
      itemOf(
        trailer.sentence,
        trailer.section ?? section ?? 'Improved',
        isBreaking,
        excludedByWords(rules, trailer.sentence),
      ),
    );
    return { ...entry, items: items.filter(({ sentence }) => sentence !== '') };
  }
  if (commit.isMerge) return { ...entry, leftOut: 'merge' };
  if (revertedHash(commit.body) !== undefined) return { ...entry, leftOut: 'revert' };
  if (section === undefined) return { ...entry, leftOut: subject.type === undefined ? 'form' : 'type' };
  const excluded =
    excludedByWords(rules, `${subject.scope}. ${subject.description}`) ?? excludedByPaths(rules, commit.paths);
  const item = itemOf(subject.description, section, isBreaking, excluded);
  return item.sentence === '' ? { ...entry, leftOut: 'form' } : { ...entry, items: [item] };
}

function itemOf(text: string, section: SectionTitle, isBreaking: boolean, excluded: Exclusion | undefined): DraftItem {
  return { section, sentence: sentenceOf(text), isBreaking, ...(excluded !== undefined && { excluded }) };
}

/** A description as a sentence: plain text in one line, without the number of its pull request. Empty where nothing can be seen. */
export function sentenceOf(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?: \(#\d+\))+\s*$/, '')
    .trim();
  if (plain === '') return '';
  const points = Array.from(plain);
  const sentence = `${points[0]?.toUpperCase() ?? ''}${points.slice(1, longestSentence).join('')}`;
  if (points.length > longestSentence) return `${sentence}…`;
  return /[.!?…:]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Commits that the range itself takes back, and what took them back. A revert that was reverted undoes nothing. */
function undoneByReverts(commits: readonly Commit[]): Map<string, LeftOut> {
  const known = new Set(commits.map(({ hash }) => hash));
  const undone = new Map<string, LeftOut>();
  for (const { hash, body } of commits.toReversed()) {
    const reverted = revertedHash(body);
    if (reverted === undefined || !known.has(reverted) || undone.has(hash)) continue;
    undone.set(reverted, 'reverted');
    undone.set(hash, 'revert');
  }
  return undone;
}

function withoutRepetition(entry: DraftEntry, said: Map<string, string>): DraftEntry {
  const items = entry.items.map((item) => {
    if (item.excluded !== undefined) return item;
    const key =
      item.sentence
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim() || item.sentence;
    const duplicateOf = said.get(key);
    if (duplicateOf !== undefined) return { ...item, duplicateOf };
    said.set(key, entry.commit.hash);
    return item;
  });
  return { ...entry, items };
}

/** What breaks something first, then in the order of the commits. */
function itemsOf(entries: readonly DraftEntry[], title: SectionTitle): string[] {
  const told = entries
    .flatMap(({ items }) => items)
    .filter(({ section, excluded, duplicateOf }) => section === title && !excluded && duplicateOf === undefined);
  const texts = [...told.filter(({ isBreaking }) => isBreaking), ...told.filter(({ isBreaking }) => !isBreaking)].map(
    ({ sentence, isBreaking }) => (isBreaking ? `Breaking change: ${sentence}` : sentence),
  );
  return fitting(texts);
}

function fitting(texts: readonly string[]): string[] {
  let bytes = 0;
  const kept: string[] = [];
  for (const text of texts) {
    bytes += Buffer.byteLength(JSON.stringify(text)) + 16;
    if (bytes > mostBytes || (kept.length === mostItems - 1 && texts.length > mostItems)) break;
    kept.push(text);
  }
  return kept.length === texts.length ? kept : [...kept, `And ${texts.length - kept.length} more.`];
}
