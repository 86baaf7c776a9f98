import { longestChangelogBytes, readChangelog } from '@moorage/kernel';
import fc from 'fast-check';
import type { Commit } from '../git/commits.ts';
import { draftChangelog, sentenceOf } from './draft-changelog.ts';
import { hostedExclusions } from './exclusion-rules.ts';
import { internalMarkdown } from './internal-markdown.ts';

let made = 0;
const commit = (subject: string, more: Partial<Commit> = {}): Commit => ({
  hash: (made += 1).toString(16).padStart(40, 'a'),
  subject,
  body: '',
  isMerge: false,
  paths: ['ui/page.tsx'],
  ...more,
});
const draft = (...commits: Commit[]) =>
  draftChangelog(commits, { version: '1.4.0', date: '2026-11-20', rules: hostedExclusions });
const sections = (...commits: Commit[]) =>
  Object.fromEntries(draft(...commits).changelog.sections.map(({ title, items }) => [title, items]));

describe('a changelog of commits', () => {
  it('has sections by the types of Conventional Commits, in the order of the commits', () => {
    expect(
      sections(
        commit('fix(feed): a closed issue says who closed it (#41)'),
        commit('feat: attachments of any size'),
        commit('Fix: two clicks make one issue!'),
        commit('perf(board): boards open twice as fast'),
        commit('improve: names are shown in full'),
        commit('refactor(user-visible): settings are sorted by what they do'),
      ),
    ).toEqual({
      New: ['Attachments of any size.'],
      Improved: ['Boards open twice as fast.', 'Names are shown in full.', 'Settings are sorted by what they do.'],
      Fixed: ['A closed issue says who closed it.', 'Two clicks make one issue!'],
    });
  });

  it.each([
    'chore: bump',
    'ci: faster',
    'docs: words',
    'test: more',
    'build: x',
    'refactor: tidy',
    'style: x',
    'a word',
  ])('leaves out "%s"', (subject) => expect(sections(commit(subject))).toEqual({}));

  it('leaves out merges', () => {
    expect(sections(commit('feat: one', { isMerge: true }))).toEqual({});
  });

  it('takes the sentence of a trailer, and nothing where it says none', () => {
    expect(
      sections(
        commit('feat: add fooRegistry', { body: 'Why.\n\nChangelog: Files can be found\n  by their content\nRefs: 3' }),
        commit('chore: squashed', { body: 'changelog: Fixed: The board keeps its order\nChangelog: New: A dark mode' }),
        commit('fix: unseen', { body: 'Changelog: none' }),
        commit('chore: cleanup', { body: 'Changelog: Pages use less memory' }),
        commit('Merge branch x', { isMerge: true, body: 'Changelog: Fixed: Links open where they should' }),
      ),
    ).toEqual({
      New: ['Files can be found by their content.', 'A dark mode.'],
      Improved: ['Pages use less memory.'],
      Fixed: ['The board keeps its order.', 'Links open where they should.'],
    });
  });

  it('tells first what breaks something, by mark or footer', () => {
    expect(
      sections(
        commit('feat: one'),
        commit('feat!: two'),
        commit('feat: three', { body: 'BREAKING CHANGE: exports have other names' }),
        commit('refactor(export)!: fields have other names'),
        commit('chore!: an older Node is gone'),
      ),
    ).toEqual({
      New: ['Breaking change: Two.', 'Breaking change: Three.', 'One.'],
      Improved: ['Breaking change: Fields have other names.'],
    });
  });

  it('says a thing once', () => {
    const first = commit('feat: Dark mode');
    const { entries } = draft(first, commit('fix: dark mode.'));
    expect(entries[1]?.items[0]?.duplicateOf).toBe(first.hash);
    expect(sections(first, commit('fix: dark mode.'))).toEqual({ New: ['Dark mode.'] });
  });

  it('says nothing of what the range takes back itself, but of what it brings back', () => {
    const one = commit('feat: one');
    const revert = commit('Revert "feat: one"', { body: `This reverts commit ${one.hash}.` });
    const again = commit('Revert "Revert"', { body: `This reverts commit ${revert.hash}.` });
    expect(sections(one, revert)).toEqual({});
    expect(sections(one, revert, again)).toEqual({ New: ['One.'] });
  });

  it.each([
    ['adapters', commit('feat: a Cursor adapter')],
    ['adapters', commit('fix: retry', { paths: ['packages/adapters/x/a.ts', 'packages/adapters/x/a.test.ts'] })],
    ['model selection', commit('feat(ui): model picker with search')],
    ['runtime and heartbeat settings', commit('fix: heartbeatInterval is kept')],
    ['runtime and heartbeat settings', commit('feat: runtime-config per agent')],
    ['provider keys', commit('feat: provider keys are masked')],
    ['CLI', commit('fix(cli): exit code')],
    ['deployment modes', commit('feat: local_trusted is the default')],
    ['infrastructure', commit('fix: smaller Docker image')],
    ['infrastructure', commit('fix: pages load', { paths: ['.github/workflows/x.yml'] })],
    ['self-hosting', commit('feat: self-hosted installs update themselves')],
  ])('drops what is about %s', (rule, dropped) => {
    const { entries, changelog } = draft(dropped);
    expect(changelog.sections).toEqual([]);
    expect(entries[0]?.items[0]?.excluded?.rule).toBe(rule);
    expect(internalMarkdown(draft(dropped), { from: 'a', to: 'b' })).toContain(`dropped by rule “${rule}”`);
  });

  it.each([
    commit('feat: adaptive cards'),
    commit('fix: clicks are counted'),
    commit('fix: the keys of a keyboard work'),
    commit('feat: boards, and what carries them', { paths: ['packages/adapters/x.ts', 'ui/board.tsx'] }),
    commit('fix: x', { paths: ['packages/adapters/x.ts'], body: 'Changelog: Long answers arrive whole' }),
  ])('keeps %j', (kept) => expect(draft(kept).changelog.sections).toHaveLength(1));

  it('makes sentences of one line, without what can’t be seen', () => {
    expect(sentenceOf('  a\u202e b\u0000\n c\u200b  (#1) (#2)')).toBe('A b c.');
    expect(sentenceOf('\u200b\u2060')).toBe('');
    expect(sentenceOf('x'.repeat(2_000))).toHaveLength(501);
  });

  it('says how much more there is', () => {
    const { changelog } = draft(...Array.from({ length: 300 }, (_, index) => commit(`feat: number ${index}`)));
    expect(changelog.sections[0]?.items).toHaveLength(200);
    expect(changelog.sections[0]?.items.at(-1)).toBe('And 101 more.');
  });

  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 20 }));
  const anyCommit = fc.record({
    hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40 }),
    subject: fc.oneof(
      text,
      fc
        .tuple(fc.constantFrom('feat', 'fix', 'perf', 'chore', 'refactor!', 'feat(cli)'), text)
        .map(([t, d]) => `${t}: ${d}`),
    ),
    body: fc.oneof(
      text,
      text.map((sentence) => `Changelog: ${sentence}`),
    ),
    isMerge: fc.boolean(),
    paths: fc.array(
      text.filter((path) => path !== ''),
      { maxLength: 3 },
    ),
  });
  const anyCommits = fc.uniqueArray(anyCommit, { selector: ({ hash }) => hash.slice(0, 10), maxLength: 30 });

  it('is what the platform reads, and the same each time, whatever the commits say', () => {
    fc.assert(
      fc.property(anyCommits, (commits) => {
        const { changelog } = draft(...commits);
        const bytes = new TextEncoder().encode(JSON.stringify(changelog, null, 2));
        expect(readChangelog(bytes)).toEqual({ changelog });
        expect(draft(...structuredClone(commits)).changelog).toEqual(changelog);
      }),
    );
  });

  it('names every commit once to maintainers, each in a line of its own', () => {
    fc.assert(
      fc.property(anyCommits, (commits) => {
        const heads = internalMarkdown(draft(...commits), { from: 'a', to: 'b' }).match(/^- `[0-9a-f]{10}`/gm) ?? [];
        expect(heads.toSorted()).toEqual(commits.map(({ hash }) => `- \`${hash.slice(0, 10)}\``).toSorted());
      }),
    );
  });

  it('stays below what the platform reads of a file', () => {
    const long = Array.from({ length: 900 }, (_, index) =>
      commit(`${['feat', 'fix', 'perf'][index % 3]}: ${index} ${'漢"'.repeat(400)}`),
    );
    const bytes = new TextEncoder().encode(JSON.stringify(draft(...long).changelog, null, 2));
    expect(bytes.length).toBeLessThan(longestChangelogBytes);
    expect(readChangelog(bytes)).toHaveProperty('changelog');
  });
});
