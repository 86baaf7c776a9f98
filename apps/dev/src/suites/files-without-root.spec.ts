import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesWithoutRoot } from './files-without-root.mjs';

describe('what a suite leaves out without root', () => {
  it('is named with what to do about it, and is there', () => {
    const reason = expect.stringContaining('sudo npm test') as string;
    const left = ['e2e', 'integration'].flatMap((suite) => filesWithoutRoot(suite, 1000));
    expect(left).toEqual([
      { name: 'e2e/engine-restart.e2e-spec.ts', reason, count: 1 },
      { name: 'libs/fleet/src/adapters/runtime/engine-mishaps.int-spec.ts', reason, count: 1 },
      { name: 'libs/fleet/src/adapters/runtime/full-disk.int-spec.ts', reason, count: 1 },
    ]);
    for (const { name } of left) expect(existsSync(join(__dirname, '../../../..', name))).toBe(true);
  });

  it('is nothing for root, nor of other suites', () => {
    expect(filesWithoutRoot('e2e', 0)).toEqual([]);
    expect(filesWithoutRoot('unit', 1000)).toEqual([]);
  });
});
