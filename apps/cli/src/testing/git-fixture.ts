import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real repository in a temporary folder, which knows who commits by itself and nothing of this machine's settings. */
export class GitFixture {
  private constructor(readonly folder: string) {}

  static create(): GitFixture {
    const fixture = new GitFixture(realpathSync(mkdtempSync(join(tmpdir(), 'moorage-git-'))));
    fixture.git('init', '--quiet', '--initial-branch=main');
    fixture.identify();
    return fixture;
  }

  clone(): GitFixture {
    const copy = new GitFixture(realpathSync(mkdtempSync(join(tmpdir(), 'moorage-git-'))));
    copy.git('clone', '--quiet', '--', this.folder, '.');
    copy.identify();
    return copy;
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: this.folder, GIT_CONFIG_NOSYSTEM: '1' },
    }).trimEnd();
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** @returns the new commit's hash */
  commit(message: string, files: Readonly<Record<string, string>> = {}): string {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--allow-empty-message', '--cleanup=verbatim', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Everything that a tool could have left behind or moved. */
  state(): string {
    return [
      this.git('for-each-ref'),
      this.git('symbolic-ref', 'HEAD'),
      this.git('status', '--porcelain', '--ignored'),
      this.git('worktree', 'list'),
      this.git('stash', 'list'),
      ...readdirSync(join(this.folder, '.git')).toSorted(),
    ].join('\n');
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private identify(): void {
    this.git('config', 'user.name', 'Maintainer');
    this.git('config', 'user.email', 'maintainer@example.test');
  }
}
