import { execFile } from 'node:child_process';
import { OperatorError } from '../operator-error.ts';

/** A git command that ended with another code than 0. */
export class GitError extends OperatorError {
  constructor(
    command: string,
    readonly gitCode: number,
    complaint: string,
  ) {
    super(`git ${command}: ${complaint.trim().split('\n').slice(0, 5).join(' ') || `ended with code ${gitCode}`}`);
  }
}

/** More than this a single answer of git isn't: a range of some hundred thousand commits. */
const longestAnswerBytes = 128 * 1024 * 1024;

/** Said on every call, so that nothing of a person's configuration, and no hook of the repository, changes what happens. */
const settings = [
  ['core.hooksPath', '/dev/null'],
  ['core.quotePath', 'false'],
  ['core.fsmonitor', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['i18n.logOutputEncoding', 'UTF-8'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** One repository, or one working tree of it, asked by `git` itself: never through a shell, and never waiting for a person. */
export class GitRepository {
  constructor(readonly folder: string) {}

  /** @throws GitError where git refuses */
  async run(args: readonly string[], input?: string): Promise<string> {
    return (await this.runBytes(args, input)).toString('utf8');
  }

  private runBytes(args: readonly string[], input = ''): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = execFile(
        'git',
        [...settings, '-C', this.folder, ...args],
        { encoding: 'buffer', maxBuffer: longestAnswerBytes, env: environment() },
        (error, stdout, stderr) => {
          if (error === null) return resolve(stdout);
          if (error.code === 'ENOENT') return reject(new OperatorError('git is not installed, or not on the PATH.'));
          if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
            return reject(new OperatorError('The range is too long; take a shorter one.'));
          const code = typeof error.code === 'number' ? error.code : 1;
          reject(new GitError(args[0] ?? '', code, stderr.toString('utf8')));
        },
      );
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input);
    });
  }

  /** The full hash of the commit that a name means, or undefined where it means none. */
  async commitOf(name: string): Promise<string | undefined> {
    try {
      return (await this.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])).trim();
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  }

  /** @throws OperatorError where the folder is no working tree of a repository */
  static async at(folder: string): Promise<GitRepository> {
    try {
      const root = await new GitRepository(folder).run(['rev-parse', '--show-toplevel']);
      return new GitRepository(root.replace(/\n$/, ''));
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      throw new OperatorError(`${folder} is not the working tree of a git repository.`);
    }
  }
}

/** The person's own, but for what would point git at another repository, speak another language, or ask a question. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|COMMON_DIR|NAMESPACE|PREFIX|CONFIG.*)$/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_EDITOR: 'true',
    GIT_SEQUENCE_EDITOR: 'true',
  };
}
