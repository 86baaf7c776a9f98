import { chmodSync, symlinkSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostedExclusions } from '../changelog/exclusion-rules.ts';
import { GitRepository } from '../git/git-repository.ts';
import { builtInConfig } from '../hosted-scan/scan-config.ts';
import { GitFixture } from '../testing/git-fixture.ts';
import { syncUpstream, type SyncRequest } from './sync-upstream.ts';

const lines = (changed = '') => `one\n${changed || 'two'}\nthree\n`;

describe('a sync with the upstream', () => {
  let upstream: GitFixture;
  let bot: GitFixture;
  beforeEach(() => {
    upstream = GitFixture.create();
    upstream.commit('start', { 'app.ts': lines(), 'ui/page.tsx': '<Page />\n' });
    bot = upstream.clone();
    bot.commit('feat: our patch', { 'ours.ts': '1' });
  });
  afterEach(() => {
    upstream.dispose();
    bot.dispose();
  });

  const sync = async (more: Partial<SyncRequest> = {}) =>
    syncUpstream(await GitRepository.at(bot.folder), {
      upstream: 'origin',
      branch: undefined,
      ui: 'ui',
      version: undefined,
      date: '2026-11-20',
      rules: hostedExclusions,
      scan: builtInConfig,
      ...more,
    });
  const branches = () => bot.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n');
  /** Temporary trees of this repository; others may be at work on theirs. */
  const leftBehind = async () => {
    const folders = (await readdir(tmpdir())).filter((name) => name.startsWith('moorage-sync-'));
    const links = await Promise.all(
      folders.map((name) => readFile(join(tmpdir(), name, 'tree/.git'), 'utf8').catch(() => '')),
    );
    return links.filter((link) => link.includes(bot.folder));
  };

  it('leaves a branch with the local patches on top, both changelogs and a summary', async () => {
    upstream.commit('feat: boards can be shared', { 'board.ts': '1' });
    upstream.commit('feat(cli): more flags', { 'cli/main.ts': '1' });
    const tip = upstream.commit('feat: people invite people', { 'ui/page.tsx': '<Page />\n<Invite />\n' });
    const before = bot.state();
    const outcome = await sync({ version: '2.0.0' });
    const branch = `moorage/sync-2026-11-20-${tip.slice(0, 10)}`;
    expect(outcome).toMatchObject({ made: branch });
    expect(bot.git('log', '--format=%s', `${tip}..${branch}`)).toBe('chore: changelogs of 2.0.0\nfeat: our patch');
    expect(JSON.parse(bot.git('show', `${branch}:changelogs/latest.json`))).toEqual({
      version: '2.0.0',
      date: '2026-11-20',
      sections: [{ title: 'New', items: ['Boards can be shared.', 'People invite people.'] }],
    });
    expect(bot.git('show', `${branch}:.moorage/changelog.md`)).toContain('dropped by rule “CLI”');
    const summary = bot.git('show', `${branch}:.moorage/sync-summary.md`);
    expect(outcome).toMatchObject({ summary: `${summary}\n` });
    expect(summary).toContain('3 new commits of origin main');
    expect(summary).toContain('- feat: our patch');
    expect(summary).toContain('- page.tsx:2 invites: \\<Invite /\\>');
    expect(summary).toContain(`git switch main && git reset --hard ${branch}`);
    expect(bot.git('show', `${branch}:ours.ts`)).toBe('1');

    expect(withoutMade(bot.state())).toBe(before);
    expect(upstream.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    expect(await leftBehind()).toEqual([]);
  });

  it('is safe to repeat: it says what is there, and goes on after that is merged', async () => {
    upstream.commit('feat: one', { 'one.ts': '1' });
    expect(await sync()).toHaveProperty('made');
    const [, branch = ''] = branches();
    const made = bot.git('rev-parse', branch);
    expect(await sync({ date: '2026-11-21' })).toEqual({ alreadyThere: branch });
    bot.commit('fix: another patch', { 'other.ts': '1' });
    await expect(sync()).rejects.toThrow(`${branch} is there already, for another state`);
    bot.git('reset', '--quiet', '--hard', branch);
    expect(await sync()).toEqual({ nothingNew: true });
    expect(bot.git('rev-parse', branch)).toBe(made);
    const tip = upstream.commit('fix: two', { 'two.ts': '1' });
    expect(await sync()).toMatchObject({ made: `moorage/sync-2026-11-20-${tip.slice(0, 10)}` });
    expect(
      JSON.parse(bot.git('show', `moorage/sync-2026-11-20-${tip.slice(0, 10)}:changelogs/latest.json`)),
    ).toMatchObject({
      sections: [{ title: 'Fixed', items: ['Two.'] }],
    });
  });

  it('stops at a conflict, names the files, and leaves everything as it was', async () => {
    bot.commit('fix: our line', { 'app.ts': lines('ours'), 'ü "x".ts': 'ours' });
    upstream.commit('fix: their line', { 'app.ts': lines('theirs'), 'ü "x".ts': 'theirs' });
    const before = bot.state();
    await expect(sync()).rejects.toThrow(
      /fix: our line, with conflicts in:\n {2}app\.ts\n {2}ü "x"\.ts\nNothing was changed/,
    );
    expect(withoutMade(bot.state())).toBe(before);
    expect(await leftBehind()).toEqual([]);
    expect(bot.git('show', 'HEAD:app.ts')).toContain('ours');
  });

  it.each([
    ['a changed file', () => bot.write('app.ts', 'changed')],
    ['a new file', () => bot.write('new.ts', 'new')],
  ])('refuses to begin over %s', async (_, dirty) => {
    upstream.commit('feat: one', { 'one.ts': '1' });
    dirty();
    const before = bot.state();
    await expect(sync()).rejects.toThrow('changes that are not committed');
    expect(bot.state()).toBe(before);
  });

  it('leaves out what the upstream took over, and says so', async () => {
    upstream.commit('feat: theirs now', { 'ours.ts': '1' });
    const outcome = await sync();
    expect(outcome).toMatchObject({
      summary: expect.stringContaining('1 more was a merge, or is in the upstream by now.'),
    });
  });

  it('runs no hook, and follows no link of the upstream', async () => {
    upstream.git('rm', '--quiet', '-r', 'ui');
    symlinkSync(tmpdir(), `${upstream.folder}/ui`);
    symlinkSync(bot.folder, `${upstream.folder}/changelogs`);
    upstream.commit('feat: links');
    for (const hook of ['post-checkout', 'pre-commit', 'pre-rebase', 'post-rewrite', 'reference-transaction']) {
      bot.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch '${bot.folder}/.git/ran'\nexit 1\n`);
      chmodSync(`${bot.folder}/.git/hooks/${hook}`, 0o755);
    }
    await expect(sync()).rejects.toThrow('There is no folder "ui"');
    await expect(sync({ ui: '../..' })).rejects.toThrow('There is no folder "../.."');
    const outcome = await sync({ ui: '.' });
    if (!('made' in outcome)) throw new Error('No branch was made.');
    expect(bot.git('ls-tree', outcome.made, 'changelogs/latest.json')).toMatch(/^100644 blob/);
    expect((await readdir(bot.folder)).toSorted()).toEqual(['.git', 'app.ts', 'ours.ts', 'ui']);
    expect(await readdir(`${bot.folder}/.git`)).not.toContain('ran');
  });

  it.each([
    ['an upstream that is not there', { upstream: '/nowhere/at-all' }, 'could not be fetched'],
    ['an upstream that looks like an option', { upstream: '--upload-pack=touch x' }, 'could not be fetched'],
    ['an upstream that would run a command', { upstream: 'ext::sh -c true' }, 'could not be fetched'],
    ['a branch that is not there', { branch: 'none' }, 'could not be fetched'],
    ['a branch that is a refspec', { branch: 'main:refs/heads/main' }, 'is no name of a branch'],
  ])('refuses %s in words', async (_, more, words) => {
    upstream.commit('feat: one', { 'one.ts': '1' });
    const before = bot.state();
    await expect(sync(more)).rejects.toThrow(words);
    expect(bot.state()).toBe(before);
  });

  it('tells no password', async () => {
    const refused = sync({ upstream: 'http://robot:hunter2@127.0.0.1:9/bot.git', branch: 'main' });
    await expect(refused).rejects.toThrow('could not be fetched');
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  it('refuses an upstream of another history', async () => {
    const stranger = GitFixture.create();
    stranger.commit('start');
    await expect(sync({ upstream: stranger.folder })).rejects.toThrow('share no commit');
    stranger.dispose();
  });
});

function withoutMade(state: string): string {
  return state
    .split('\n')
    .filter((line) => !/refs\/moorage\/upstream|refs\/heads\/moorage\//.test(line))
    .join('\n');
}
