import { OperatorError } from '../operator-error.ts';
import type { GitRepository } from './git-repository.ts';

/** One commit as the changelog needs it. Nothing of it says who wrote it. */
export interface Commit {
  readonly hash: string;
  readonly subject: string;
  readonly body: string;
  readonly isMerge: boolean;
  /** What it changed; empty for merges. */
  readonly paths: readonly string[];
}

export interface CommitRange {
  readonly from: string;
  readonly to: string;
}

/** `from..to`, as git writes it; a missing `to` is HEAD. Undefined where it is something else. */
export function readRange(text: string): CommitRange | undefined {
  const parts = text.split('..');
  const [from = '', to = ''] = parts;
  if (parts.length !== 2 || from === '' || to.startsWith('.') || from.startsWith('-') || to.startsWith('-'))
    return undefined;
  return { from, to: to === '' ? 'HEAD' : to };
}

/** Both ends as hashes. @throws OperatorError naming the end that is no commit */
export async function resolveRange(repository: GitRepository, range: CommitRange): Promise<CommitRange> {
  const [from, to] = await Promise.all([range.from, range.to].map((name) => repository.commitOf(name)));
  if (from === undefined) throw new OperatorError(`There is no commit "${range.from}" in ${repository.folder}.`);
  if (to === undefined) throw new OperatorError(`There is no commit "${range.to}" in ${repository.folder}.`);
  return { from, to };
}

/** The commits of a range of hashes, parents before children; the same range always in the same order. */
export async function commitsOf(repository: GitRepository, { from, to }: CommitRange): Promise<Commit[]> {
  const log = await repository.run([
    'log',
    '-z',
    '--reverse',
    '--topo-order',
    '--no-color',
    '--no-show-signature',
    '--no-decorate',
    '--no-notes',
    '--format=tformat:%H%x00%P%x00%B',
    `${from}..${to}`,
    '--',
  ]);
  const messages = readLog(log);
  const single = messages.filter(({ isMerge }) => !isMerge).map(({ hash }) => hash);
  const changed = await repository.run(
    ['diff-tree', '--stdin', '-z', '-r', '--root', '--name-only', '--no-renames', '--no-ext-diff'],
    single.map((hash) => `${hash}\n`).join(''),
  );
  const paths = readChangedPaths(changed, single);
  return messages.map((message) => ({ ...message, paths: paths.get(message.hash) ?? [] }));
}

/** Reads `git log -z --format=%H%x00%P%x00%B`: three texts for each commit, each ended by NUL. */
export function readLog(log: string): Omit<Commit, 'paths'>[] {
  const texts = log.split('\0');
  const commits: Omit<Commit, 'paths'>[] = [];
  for (let at = 0; at + 2 < texts.length; at += 3) {
    const [hash = '', parents = '', message = ''] = texts.slice(at, at + 3);
    const [subject = '', ...body] = message.replaceAll('\r\n', '\n').replace(/^\n+/, '').split('\n');
    commits.push({
      hash,
      subject: subject.trim(),
      body: body.join('\n').trim(),
      isMerge: parents.trim().includes(' '),
    });
  }
  return commits;
}

/**
 * Reads `git diff-tree --stdin -z --name-only`: a hash, then its paths. A path may look like a hash; only the next of the
 * hashes that were asked for begins another commit.
 */
export function readChangedPaths(output: string, asked: readonly string[]): Map<string, string[]> {
  const order = new Map(asked.map((hash, index) => [hash, index]));
  const paths = new Map<string, string[]>();
  let current: string[] | undefined;
  let last = -1;
  for (const text of output.split('\0')) {
    const index = order.get(text);
    if (index !== undefined && index > last) {
      last = index;
      current = [];
      paths.set(text, current);
    } else if (text !== '') current?.push(text);
  }
  return paths;
}
