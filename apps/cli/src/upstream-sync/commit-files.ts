import type { GitRepository } from '../git/git-repository.ts';

/**
 * A commit on top of another that writes these files. It is made in git's store alone: what a checkout holds at these paths,
 * links that lead elsewhere included, is neither followed nor touched.
 * @returns the new commit's hash
 */
export async function commitFiles(
  tree: GitRepository,
  parent: string,
  files: ReadonlyMap<string, string>,
  message: string,
): Promise<string> {
  await tree.run(['read-tree', parent]);
  for (const [path, text] of files) {
    const blob = (await tree.run(['hash-object', '-w', '--stdin'], text)).trim();
    await tree.run(['update-index', '--add', '--replace', '--cacheinfo', `100644,${blob},${path}`]);
  }
  const written = (await tree.run(['write-tree'])).trim();
  return (await tree.run(['commit-tree', '-p', parent, written], message)).trim();
}
