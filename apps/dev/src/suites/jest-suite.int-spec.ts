import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

const script = join(__dirname, '../testing/run-jest-suite.mjs');

const config = `const testPathIgnorePatterns = process.env.MOORAGE_TEST_WITHOUT?.split(' ') ?? [];
module.exports = { projects: [
  { displayName: 'mixed', testPathIgnorePatterns, testMatch: ['<rootDir>/*.mixed.js'] },
  { displayName: 'good', testMatch: ['<rootDir>/*.good.js'] },
  { displayName: 'apart', testPathIgnorePatterns, testMatch: ['<rootDir>/*.apart.js'] },
  { displayName: 'empty', testMatch: ['<rootDir>/*.none.js'] },
] };`;

describe('a Jest suite', () => {
  let folder: string;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'moorage-jest-')));
    writeFileSync(join(folder, 'jest.config.cjs'), config);
    writeFileSync(join(folder, 'a.good.js'), "it('adds', () => expect(1 + 1).toBe(2)); it('holds', () => {});");
    writeFileSync(
      join(folder, 'a.mixed.js'),
      "it('adds', () => expect(1 + 1).toBe(3)); it.skip('rests', () => {}); it('holds', () => {});",
    );
    writeFileSync(join(folder, 'b.mixed.js'), "require('./nowhere.js');");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('counts what passed', () => {
    expect(runSuite('good').outcome).toEqual({ passed: 2, failed: 0, leftOut: [] });
  });

  it('counts failures, files that cannot be loaded, and names what was skipped', () => {
    const { outcome, lines } = runSuite('mixed');
    expect(outcome).toEqual({
      passed: 1,
      failed: 2,
      leftOut: [{ name: 'mixed: a.mixed.js: rests', reason: 'marked to be skipped', count: 1 }],
    });
    expect(lines.join('\n')).toContain('Expected: 3');
    expect(lines.join('\n')).toContain("Cannot find module './nowhere.js'");
  });

  it('takes a suite without tests for left out, not for good', () => {
    expect(runSuite('empty').outcome).toMatchObject({ passed: 0, failed: 0, leftOut: [{ name: 'empty' }] });
  });

  it('names a file that cannot run here, instead of failing in it', () => {
    expect(runSuite('mixed', 'b.mixed.js').outcome).toEqual({
      passed: 1,
      failed: 1,
      leftOut: [
        { name: 'b.mixed.js', reason: 'it cannot run here', count: 1 },
        { name: 'mixed: a.mixed.js: rests', reason: 'marked to be skipped', count: 1 },
      ],
    });
  });

  it('runs a file that has to be alone before all others', () => {
    const held = JSON.stringify(join(folder, 'held'));
    const fs = "const fs = require('node:fs');";
    writeFileSync(join(folder, 'held'), '');
    writeFileSync(
      join(folder, 'a.apart.js'),
      `${fs} it('is free by now', () => expect(fs.existsSync(${held})).toBe(false));`,
    );
    writeFileSync(join(folder, 'b.apart.js'), `${fs} it('lets go', () => fs.rmSync(${held}));`);
    expect(runSuite('apart', '', 'b.apart.js').outcome).toEqual({ passed: 2, failed: 0, leftOut: [] });
  });

  function runSuite(name: string, without = '', alone = ''): { outcome: unknown; lines: string[] } {
    return JSON.parse(
      execFileSync(process.execPath, [script, folder, name, without, alone], { encoding: 'utf8' }),
    ) as never;
  }
});
