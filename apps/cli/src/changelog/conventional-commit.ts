import type { ChangelogSection } from '@moorage/kernel';

export type SectionTitle = ChangelogSection['title'];

/** A subject read as Conventional Commits 1.0.0 writes it: `type(scope)!: description`. */
export interface ConventionalSubject {
  /** Lower case; undefined for a subject of another form. */
  readonly type: string | undefined;
  readonly scope: string;
  readonly description: string;
  readonly isBreaking: boolean;
}

export interface ChangelogTrailer {
  /** The section it asks for by `Changelog: Fixed: …`; undefined leaves it to the type. */
  readonly section: SectionTitle | undefined;
  readonly sentence: string;
}

const sections: ReadonlyMap<string, SectionTitle> = new Map([
  ['feat', 'New'],
  ['feature', 'New'],
  ['perf', 'Improved'],
  ['improve', 'Improved'],
  ['improvement', 'Improved'],
  ['fix', 'Fixed'],
]);

export function readSubject(subject: string): ConventionalSubject {
  const match = /^([a-z]+)(?:\(([^()]*)\))?(!)?:\s+(\S.*)$/i.exec(subject);
  if (match === null) return { type: undefined, scope: '', description: subject, isBreaking: false };
  const [, type = '', scope = '', mark, description = ''] = match;
  return { type: type.toLowerCase(), scope, description, isBreaking: mark !== undefined };
}

/** A footer of Conventional Commits that says that something stops working as it did. */
export function hasBreakingFooter(body: string): boolean {
  return /^BREAKING[ -]CHANGE:\s/m.test(body);
}

/**
 * The section that users find a commit in, or undefined where it is nothing for them. A refactoring is for users only where
 * its author says so: by the scope `user-visible`, or by marking it as breaking.
 */
export function sectionOf({ type, scope, isBreaking }: ConventionalSubject): SectionTitle | undefined {
  if (type === undefined) return undefined;
  if (type === 'refactor') return isBreaking || scope.toLowerCase() === 'user-visible' ? 'Improved' : undefined;
  return sections.get(type);
}

/**
 * The `Changelog:` lines of a body, each with the indented lines that go on with it. They may stand anywhere: a squash puts
 * the messages of several commits one below the other.
 * @returns 'none' where one of them is `Changelog: none`
 */
export function readTrailers(body: string): readonly ChangelogTrailer[] | 'none' {
  const found: string[] = [];
  let goesOn = false;
  for (const line of body.split('\n')) {
    const start = /^changelog:(.*)$/i.exec(line);
    if (start !== null) found.push((start[1] ?? '').trim());
    else if (goesOn && /^[ \t]+\S/.test(line)) found.push(`${found.pop() ?? ''} ${line.trim()}`);
    goesOn = start !== null || (goesOn && /^[ \t]+\S/.test(line));
  }
  if (found.some((text) => /^none\.?$/i.test(text))) return 'none';
  return found.filter((text) => text !== '').map(readTrailer);
}

function readTrailer(text: string): ChangelogTrailer {
  const [, title, sentence] = /^(New|Improved|Fixed):\s+(\S.*)$/.exec(text) ?? [];
  return title === undefined || sentence === undefined
    ? { section: undefined, sentence: text }
    : { section: title as SectionTitle, sentence };
}

/** The commit that `git revert` says this one undoes. */
export function revertedHash(body: string): string | undefined {
  return /^This reverts commit ([0-9a-f]{40,64})\b/m.exec(body)?.[1];
}
