import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { changelogOfRange } from '../changelog/changelog-of-range.ts';
import type { ExclusionRule } from '../changelog/exclusion-rules.ts';
import { short } from '../changelog/internal-markdown.ts';
import { GitError, type GitRepository } from '../git/git-repository.ts';
import type { ScanConfig } from '../hosted-scan/scan-config.ts';
import { scanFolder } from '../hosted-scan/scan-folder.ts';
import { OperatorError } from '../operator-error.ts';
import { commitFiles } from './commit-files.ts';
import { syncFiles, syncSummary } from './sync-summary.ts';
import { inTemporaryTree, rebaseOnto } from './temporary-tree.ts';
import { fetchUpstream, withoutCredentials } from './upstream.ts';

export interface SyncRequest {
  readonly upstream: string;
  readonly branch: string | undefined;
  /** The UI's sources, from the repository's root. */
  readonly ui: string;
  readonly version: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly rules: readonly ExclusionRule[];
  readonly scan: ScanConfig;
}

export type SyncOutcome =
  | { readonly made: string; readonly summary: string }
  /** The upstream has nothing that isn't here. */
  | { readonly nothingNew: true }
  /** An earlier run made this branch from the same commits. */
  | { readonly alreadyThere: string };

/**
 * Makes a branch with the local patches on top of the upstream, both changelogs of what is new, and a summary. All of it
 * happens in a working tree of its own; the branch is made at the very end, so that whatever fails before leaves nothing.
 * The person's own branch, checkout and index are never touched, and nothing is pushed.
 * @throws OperatorError where the checkout holds changes, nothing is shared with the upstream, or the rebase has conflicts
 */
export async function syncUpstream(repository: GitRepository, request: SyncRequest): Promise<SyncOutcome> {
  if ((await repository.run(['status', '--porcelain', '-z'])) !== '')
    throw new OperatorError(`${repository.folder} has changes that are not committed; commit or stash them first.`);
  const local = await currentCommit(repository);
  const upstream = await fetchUpstream(repository, request.upstream, request.branch);
  const base = await mergeBase(repository, local.hash, upstream.hash);
  if (base === upstream.hash) return { nothingNew: true };
  const earlier = await earlierBranch(repository, upstream.hash, local.hash);
  if (earlier !== undefined) return { alreadyThere: earlier };
  const branch = `moorage/sync-${request.date}-${short(upstream.hash)}`;
  const version = request.version ?? `${request.date.replaceAll('-', '.')}-${short(upstream.hash)}`;
  return inTemporaryTree(repository, local.hash, async (tree) => {
    await rebaseOnto(tree, upstream.hash);
    const rebased = (await tree.run(['rev-parse', 'HEAD'])).trim();
    const scan = await scanFolder(await insideTree(tree, request.ui), request.scan);
    const about = { version, date: request.date, rules: request.rules };
    const { draft, json, markdown } = await changelogOfRange(tree, { from: base, to: upstream.hash }, about);
    const summary = syncSummary({
      branch,
      upstream: { name: withoutCredentials(request.upstream), ...upstream },
      local,
      base,
      patches: await subjects(tree, `${upstream.hash}..${rebased}`),
      patchesBefore: (await subjects(tree, `${upstream.hash}..${local.hash}`)).length,
      draft,
      scan,
    });
    const files = new Map<string, string>([
      [syncFiles.changelog, json],
      [syncFiles.internal, markdown],
      [syncFiles.summary, summary],
    ]);
    const commit = await commitFiles(tree, rebased, files, messageOf(version, upstream.hash, local.hash));
    await repository.run(['update-ref', `refs/heads/${branch}`, commit, '0'.repeat(commit.length)]);
    return { made: branch, summary };
  });
}

function messageOf(version: string, upstream: string, local: string): string {
  return (
    `chore: changelogs of ${version}\n\n` + `Changelog: none\nMoorage-Upstream: ${upstream}\nMoorage-Local: ${local}\n`
  );
}

async function currentCommit(repository: GitRepository): Promise<{ name: string; hash: string }> {
  const hash = await repository.commitOf('HEAD');
  if (hash === undefined) throw new OperatorError(`${repository.folder} has no commit yet.`);
  try {
    return { name: (await repository.run(['symbolic-ref', '--quiet', '--short', 'HEAD'])).trim(), hash };
  } catch (error) {
    if (error instanceof GitError) return { name: 'HEAD', hash };
    throw error;
  }
}

async function mergeBase(repository: GitRepository, local: string, upstream: string): Promise<string> {
  try {
    return (await repository.run(['merge-base', local, upstream])).trim();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new OperatorError('This repository and the upstream share no commit.');
  }
}

/** The branch that an earlier run made for this upstream commit, also where somebody went on with it. */
async function earlierBranch(repository: GitRepository, upstream: string, local: string): Promise<string | undefined> {
  const names = await repository.run([
    'for-each-ref',
    '--format=%(refname:short)',
    `refs/heads/moorage/sync-*-${short(upstream)}`,
  ]);
  const [name] = names.split('\n').filter(Boolean);
  if (name === undefined) return undefined;
  const made = await repository.run([
    'log',
    '--no-show-signature',
    '--fixed-strings',
    '--all-match',
    `--grep=Moorage-Upstream: ${upstream}`,
    `--grep=Moorage-Local: ${local}`,
    '--format=%H',
    `${upstream}..refs/heads/${name}`,
    '--',
  ]);
  if (made !== '') return name;
  throw new OperatorError(
    `${name} is there already, for another state of the local patches; merge it, rename it or delete it, and run this again.`,
  );
}

/** The folder of the sources, also where its name is a link; what leads out of the tree is refused. */
async function insideTree(tree: GitRepository, folder: string): Promise<string> {
  const found = await realpath(join(tree.folder, folder)).catch(() => undefined);
  if (found !== undefined && (found === tree.folder || found.startsWith(`${tree.folder}${sep}`))) return found;
  throw new OperatorError(`There is no folder "${folder}" in the rebased repository; say where the UI is with --ui.`);
}

async function subjects(tree: GitRepository, range: string): Promise<string[]> {
  const log = await tree.run([
    'log',
    '-z',
    '--reverse',
    '--topo-order',
    '--no-show-signature',
    '--format=%s',
    range,
    '--',
  ]);
  return log.split('\0').slice(0, -1);
}
