import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitError, GitRepository } from '../git/git-repository.ts';
import { OperatorError } from '../operator-error.ts';

/** Does something in a working tree of its own, without a branch, and takes it away again whatever happens. */
export async function inTemporaryTree<T>(
  repository: GitRepository,
  hash: string,
  act: (tree: GitRepository) => Promise<T>,
): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'moorage-sync-')));
  const tree = join(folder, 'tree');
  try {
    await repository.run(['worktree', 'add', '--quiet', '--detach', '--', tree, hash]);
    return await act(new GitRepository(tree));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await repository.run(['worktree', 'prune']);
  }
}

/**
 * Puts the commits of the tree's HEAD that the upstream doesn't have on top of it. Merges are flattened, and what the
 * upstream has by now is left out.
 * @throws OperatorError that names the commit and the files in conflict; nothing is left of the attempt then
 */
export async function rebaseOnto(tree: GitRepository, upstream: string): Promise<void> {
  try {
    await tree.run([
      '-c',
      'rebase.updateRefs=false',
      '-c',
      'rebase.autoStash=false',
      '-c',
      'rebase.autoSquash=false',
      '-c',
      'rerere.enabled=false',
      'rebase',
      '--quiet',
      '--merge',
      '--empty=drop',
      '--no-rebase-merges',
      '--no-fork-point',
      upstream,
    ]);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const files = (await tree.run(['diff', '--name-only', '--diff-filter=U', '-z'])).split('\0').filter(Boolean);
    if (files.length === 0) throw error;
    const stopped = await tree.run(['log', '-1', '--no-show-signature', '--format=%h %s', 'REBASE_HEAD', '--']);
    await tree.run(['rebase', '--abort']);
    throw new OperatorError(
      `The rebase stops at ${stopped.trim()}, with conflicts in:\n${files.map((file) => `  ${file}`).join('\n')}\n` +
        'Nothing was changed. Rebase by hand, or change these local patches, and run this again.',
    );
  }
}
