import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readChangelog } from '@moorage/kernel';
import { moorage } from './dsl/command-line.ts';

const stack = /\n\s+at |node_modules|\.[jt]s:\d+:\d/;

/** The commands for who maintains a bot, as built: they need no server, no database and no key. */
describe('the tools of a bot’s maintainers', () => {
  let folder: string;
  const identity = ['-c', 'user.name=Maintainer', '-c', 'user.email=maintainer@example.test'];
  const git = (...args: string[]) => execFileSync('git', ['-C', join(folder, 'bot'), ...identity, ...args]);
  const commit = (message: string) => git('commit', '--quiet', '--allow-empty', '-m', message);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'moorage-tools-'));
    await mkdir(join(folder, 'bot/ui'), { recursive: true });
    git('init', '--quiet', '--initial-branch=main');
    await writeFile(join(folder, 'bot/ui/page.tsx'), '<nav>\n  <Link to="/invites">Invite</Link>\n</nav>\n');
    await writeFile(join(folder, 'bot/ui/guarded.tsx'), '{!isHosted && <Invites />}\n');
    git('add', '--all');
    commit('chore: start');
    git('tag', 'v1.3.0');
    commit('feat: boards can be shared');
    commit('fix(cli): an exit code');
    git('tag', 'v1.4.0');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('write the changelogs of a range', async () => {
    const [json, markdown] = [join(folder, 'latest.json'), join(folder, 'internal.md')];
    const range = ['changelog', '--repo', join(folder, 'bot'), '--range', 'v1.3.0..v1.4.0', '--date', '2026-11-20'];
    const written = await moorage([...range, '--out-json', json, '--out-markdown', markdown]);
    expect(written).toEqual({
      code: 0,
      stdout: '2 commits: 1 New; 1 dropped by the exclusion list, 0 not for users.\n',
      stderr: '',
    });
    expect(readChangelog(await readFile(json))).toEqual({
      changelog: {
        version: '1.4.0',
        date: '2026-11-20',
        sections: [{ title: 'New', items: ['Boards can be shared.'] }],
      },
    });
    expect(await readFile(markdown, 'utf8')).toContain('dropped by rule “CLI”, word "cli": An exit code.');
    expect((await moorage(range)).stdout).toBe(await readFile(json, 'utf8'));

    const list = join(folder, 'exclude.json');
    await writeFile(list, '{"sharing": {"words": ["shared"]}}');
    expect(JSON.parse((await moorage([...range, '--exclude', list])).stdout)).toMatchObject({
      sections: [{ title: 'Fixed', items: ['An exit code.'] }],
    });
  });

  it.each([
    ['a range that is none', ['--range', 'v1.3.0'], 'is no range'],
    ['a commit that is not there', ['--range', 'v1.3.0..v9'], 'There is no commit "v9"'],
    ['a day that does not exist', ['--range', 'v1.3.0..v1.4.0', '--date', '2026-02-30'], '"date" is a day'],
    ['a list that is not there', ['--range', 'v1.3.0..v1.4.0', '--exclude', '/nowhere.json'], '/nowhere.json'],
    ['a folder that is not there', ['--range', 'v1.3.0..v1.4.0', '--out-json', '/nowhere/a.json'], '/nowhere/a.json'],
  ])('refuse %s with one sentence', async (_, more, sentence) => {
    const { code, stdout, stderr } = await moorage(['changelog', '--repo', join(folder, 'bot'), ...more]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(stack);
  });

  it('tell a scan by text, JSON and exit code', async () => {
    const ui = join(folder, 'bot/ui');
    expect(await moorage(['hosted-scan', ui])).toEqual({
      code: 1,
      stdout: 'page.tsx:2: invites: <Link to="/invites">Invite</Link>\n1 unguarded in 2 files.\n',
      stderr: '1 place needs a guard.\n',
    });
    const json = await moorage(['hosted-scan', ui, '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ findings: [{ file: 'page.tsx', line: 2, rule: 'invites' }] });
    const config = join(folder, 'scan.json');
    await writeFile(config, '{"rules": {"billing": ["credits"]}}');
    expect((await moorage(['hosted-scan', ui, '--config', config])).code).toBe(0);
  });

  it.each([
    ['no folder', [], "missing required argument 'dir'"],
    ['a folder that is not there', ['/nowhere/at-all'], '/nowhere/at-all'],
    ['a format nobody knows', ['.', '--format', 'xml'], 'Allowed choices are text, json'],
    ['a configuration that is not there', ['.', '--config', '/nowhere.json'], '/nowhere.json'],
  ])('end a scan of %s with exit code 2', async (_, args, sentence) => {
    const { code, stdout, stderr } = await moorage(['hosted-scan', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(stack);
  });

  it('leave a branch to review, and explain themselves', async () => {
    const upstream = join(folder, 'bot');
    execFileSync('git', ['clone', '--quiet', '--branch', 'main', '--', upstream, join(folder, 'ours')]);
    const environment = {
      GIT_AUTHOR_NAME: 'Maintainer',
      GIT_AUTHOR_EMAIL: 'maintainer@example.test',
      GIT_COMMITTER_NAME: 'Maintainer',
      GIT_COMMITTER_EMAIL: 'maintainer@example.test',
    };
    const sync = () =>
      moorage(['upstream-sync', '--repo', join(folder, 'ours'), '--upstream', upstream, '--ui', 'ui'], { environment });
    expect(await sync()).toEqual({ code: 0, stdout: 'The upstream has nothing new.\n', stderr: '' });
    commit('feat: a dark mode');
    const made = await sync();
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toMatch(/^# moorage\/sync-\d{4}-\d\d-\d\d-[0-9a-f]{10}\n/);
    expect((await sync()).stdout).toContain('waits for a review');
    expect((await moorage(['changelog', '--help'])).stdout).toContain('--range <from..to>');
    expect((await moorage(['hosted-scan', '--help'])).code).toBe(0);
    expect((await moorage(['--help'])).stdout).toMatch(/changelog[\s\S]*hosted-scan[\s\S]*upstream-sync/);
  });
});
