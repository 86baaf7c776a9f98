import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { GitError, type GitRepository } from '../git/git-repository.ts';
import { OperatorError } from '../operator-error.ts';

/** Where the fetched commit is kept, out of the way of branches, tags and remotes. */
const fetchedRef = 'refs/moorage/upstream';

/**
 * Fetches a branch of the upstream and nothing else: no tag, no branch and no remote-tracking ref changes.
 * @param upstream the name of a remote, an address, or a path
 * @returns the branch and the hash of its last commit
 */
export async function fetchUpstream(
  repository: GitRepository,
  upstream: string,
  wanted: string | undefined,
): Promise<{ branch: string; hash: string }> {
  const remotes = (await repository.run(['remote'])).split('\n');
  const source = !remotes.includes(upstream) && existsSync(upstream) ? resolve(upstream) : upstream;
  try {
    const branch = wanted ?? (await defaultBranch(repository, source));
    await repository.run(['check-ref-format', `refs/heads/${branch}`]).catch(() => {
      throw new OperatorError(`"${branch}" is no name of a branch.`);
    });
    const refspec = `+refs/heads/${branch}:${fetchedRef}`;
    await repository.run([
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      '--refmap=',
      '--',
      source,
      refspec,
    ]);
    const hash = await repository.commitOf(fetchedRef);
    if (hash === undefined) throw new OperatorError(`${upstream} has no branch "${branch}".`);
    return { branch, hash };
  } catch (error) {
    if (error instanceof GitError)
      throw new OperatorError(`The upstream could not be fetched. ${withoutCredentials(error.message)}`);
    throw error;
  }
}

async function defaultBranch(repository: GitRepository, source: string): Promise<string> {
  const answer = await repository.run(['ls-remote', '--symref', '--', source, 'HEAD']);
  const branch = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(answer)?.[1];
  if (branch === undefined) throw new OperatorError('The upstream names no default branch; say which with --branch.');
  return branch;
}

/** A text without the names and passwords of addresses in it. */
export function withoutCredentials(text: string): string {
  return text.replace(/(\w+:\/\/)[^/@\s]*@/g, '$1');
}
