import { changelogOfRange } from '../changelog/changelog-of-range.ts';
import { hostedExclusions } from '../changelog/exclusion-rules.ts';
import { GitFixture } from '../testing/git-fixture.ts';
import { commitsOf, readRange, resolveRange } from './commits.ts';
import { GitRepository } from './git-repository.ts';

describe('the commits of a real repository', () => {
  let fixture: GitFixture;
  let repository: GitRepository;
  beforeEach(async () => {
    fixture = GitFixture.create();
    fixture.commit('start');
    fixture.git('tag', 'v1');
    repository = await GitRepository.at(fixture.folder);
  });
  afterEach(() => fixture.dispose());

  const read = async (text: string) => {
    const range = readRange(text);
    if (range === undefined) throw new Error(`${text} is no range`);
    return commitsOf(repository, await resolveRange(repository, range));
  };

  it('come oldest first, with body and paths, whatever those hold', async () => {
    const first = fixture.commit('feat: one\n\nA body\n\nwith "quotes" and \u0001\nChangelog: One', {
      'a b/ü\n".ts': '1',
      ['c'.repeat(40)]: '1',
    });
    const second = fixture.commit('', {});
    expect(await read('v1..')).toEqual([
      {
        hash: first,
        subject: 'feat: one',
        body: 'A body\n\nwith "quotes" and \u0001\nChangelog: One',
        isMerge: false,
        paths: ['a b/ü\n".ts', 'c'.repeat(40)],
      },
      { hash: second, subject: '', body: '', isMerge: false, paths: [] },
    ]);
  });

  it('say which of them are merges, and begin at the first commit, too', async () => {
    fixture.git('switch', '--quiet', '-c', 'side', 'v1');
    fixture.commit('feat: side', { side: '1' });
    fixture.git('switch', '--quiet', 'main');
    fixture.commit('feat: main', { main: '1' });
    fixture.git('merge', '--quiet', '--no-edit', 'side');
    expect((await read('v1..main')).map(({ isMerge }) => isMerge)).toEqual([false, false, true]);
    fixture.git('switch', '--quiet', '--orphan', 'other');
    const root = fixture.commit('feat: root', { root: '1' });
    expect(await read('main..other')).toMatchObject([{ hash: root, paths: ['root'] }]);
  });

  it('have paths where nothing of them looks like an option, and ends that are commits', async () => {
    fixture.commit('feat: x', { '--output=stolen': '1' });
    expect(await read('v1..HEAD')).toMatchObject([{ paths: ['--output=stolen'] }]);
    await expect(read('nothing..HEAD')).rejects.toThrow('There is no commit "nothing"');
    await expect(read('v1..$(touch x)')).rejects.toThrow('There is no commit "$(touch x)"');
    for (const text of ['v1', 'v1...HEAD', '..HEAD', '--all..HEAD', 'v1..--output=x', 'a..b..c'])
      expect(readRange(text)).toBeUndefined();
  });

  it('make the same changelogs each time, without a word of who wrote them', async () => {
    fixture.commit('feat: one\n\nCo-authored-by: Maintainer <maintainer@example.test>', { a: '1' });
    const range = await resolveRange(repository, { from: 'v1', to: 'HEAD' });
    const about = { version: '2', date: '2026-11-20', rules: hostedExclusions };
    const written = await changelogOfRange(repository, range, about);
    expect(JSON.parse(written.json)).toEqual({
      version: '2',
      date: '2026-11-20',
      sections: [{ title: 'New', items: ['One.'] }],
    });
    expect(written.markdown).not.toMatch(/maintainer@|Maintainer/);
    expect(await changelogOfRange(repository, range, about)).toEqual(written);
    await expect(changelogOfRange(repository, range, { ...about, date: 'today' })).rejects.toThrow('"date" is a day');
  });

  it('are asked for in a repository alone', async () => {
    await expect(GitRepository.at('/')).rejects.toThrow('/ is not the working tree of a git repository.');
    await expect(GitRepository.at(`${fixture.folder}/none`)).rejects.toThrow('not the working tree');
  });
});
