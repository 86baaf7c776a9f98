import { existsSync } from 'node:fs';
import { join } from 'node:path';
import LongestFirst, { LONG_FILES } from './longest-first.mjs';

const rootDir = join(__dirname, '../../../..');

describe('the order of test files', () => {
  it('knows long files that exist', () => {
    expect(LONG_FILES.filter((path) => !existsSync(join(rootDir, path)))).toEqual([]);
  });

  it('begins with the long ones, and goes on with the large ones', () => {
    const [longest = '', longer = ''] = LONG_FILES;
    const small = 'apps/dev/src/test.mjs';
    const large = 'package-lock.json';
    const tests = [small, longer, large, longest].map((path) => ({ path: join(rootDir, path) }));
    const sorted = new LongestFirst({ globalConfig: { rootDir } }).sort(tests);
    expect(sorted.map(({ path }) => path)).toEqual([longest, longer, large, small].map((path) => join(rootDir, path)));
  });
});
