import { readFile } from 'node:fs/promises';
import { longestChangelogBytes, readChangelog } from '@moorage/kernel';
import { commitsOf, type CommitRange } from '../git/commits.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { OperatorError } from '../operator-error.ts';
import { draftChangelog, type ChangelogDraft } from './draft-changelog.ts';
import { hostedExclusions, readExclusions, type ExclusionRule } from './exclusion-rules.ts';
import { internalMarkdown } from './internal-markdown.ts';

export interface WrittenChangelog {
  readonly draft: ChangelogDraft;
  /** What goes into the image: spec and size are checked by the rules that the platform reads it with. */
  readonly json: string;
  readonly markdown: string;
}

/** Both changelogs of a range of hashes. @throws OperatorError where version or date aren't what a changelog takes */
export async function changelogOfRange(
  repository: GitRepository,
  range: CommitRange,
  about: { version: string; date: string; rules: readonly ExclusionRule[] },
): Promise<WrittenChangelog> {
  const draft = draftChangelog(await commitsOf(repository, range), about);
  const json = `${JSON.stringify(draft.changelog, null, 2)}\n`;
  const bytes = new TextEncoder().encode(json);
  const reading = readChangelog(bytes);
  if ('problem' in reading) throw new OperatorError(reading.problem);
  if (bytes.length > longestChangelogBytes) throw new OperatorError('The changelog is too long; take a shorter range.');
  return { draft, json, markdown: internalMarkdown(draft, range) };
}

/** The exclusion list of a file, or the built-in one. */
export async function exclusionsOf(file: string | undefined): Promise<readonly ExclusionRule[]> {
  if (file === undefined) return hostedExclusions;
  try {
    return readExclusions(await readFile(file, 'utf8'));
  } catch (error) {
    throw new OperatorError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
