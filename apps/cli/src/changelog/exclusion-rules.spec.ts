import { excludedByPaths, excludedByWords, globPattern, readExclusions } from './exclusion-rules.ts';

describe('an exclusion list', () => {
  it('is read from JSON, and replaces the built-in one', () => {
    const rules = readExclusions('{"secret projects": {"words": ["blue moon*"], "paths": ["lab/**"]}}');
    expect(excludedByWords(rules, 'The Blue-Moons dashboard')).toEqual({
      rule: 'secret projects',
      because: 'word "blue moon*"',
    });
    expect(excludedByPaths(rules, ['lab/a', 'lab/b/c'])?.because).toBe('path "lab/**"');
    expect(excludedByPaths(rules, ['lab/a', 'ui/b'])).toBeUndefined();
    expect(excludedByPaths(rules, [])).toBeUndefined();
    expect(excludedByWords(rules, 'an adapter')).toBeUndefined();
  });

  it.each([
    ['nonsense', 'not JSON'],
    ['[]', 'an object of rules'],
    ['{"a": {"word": ["x"]}}', 'not "word"'],
    ['{"a": "x"}', 'Rule "a"'],
    ['{"a": {"words": [1]}}', 'lists of texts'],
    ['{"a": {"words": ["*"]}}', 'lists of texts'],
  ])('that is %s is refused in words', (text, words) => expect(() => readExclusions(text)).toThrow(words));

  it.each([
    ['cli/**', 'cli/a/b.ts', true],
    ['cli/**', 'my/cli/a.ts', false],
    ['**/cli/**', 'cli/a.ts', true],
    ['**/Dockerfile*', 'Dockerfile.dev', true],
    ['docker/*', 'docker/a/b', false],
    ['a?c.ts', 'abc.ts', true],
    ['a.c', 'abc', false],
  ])('has globs: %s and %s: %s', (glob, path, matches) => expect(globPattern(glob).test(path)).toBe(matches));
});
