import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';

describe('a fingerprint of sources', () => {
  let root: string;
  const take = () => fingerprint(root, ['app', 'lockfile', 'missing']);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'moorage-fingerprint-'));
    mkdirSync(join(root, 'app/dist'), { recursive: true });
    writeFileSync(join(root, 'app/page.ts'), 'one');
    writeFileSync(join(root, 'lockfile'), 'two');
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it.each<[string, () => void]>([
    ['content changes', () => writeFileSync(join(root, 'app/page.ts'), 'another')],
    ['a file is added', () => writeFileSync(join(root, 'app/new.ts'), '')],
    ['a file is renamed', () => renameSync(join(root, 'app/page.ts'), join(root, 'app/site.ts'))],
    ['a single input changes', () => writeFileSync(join(root, 'lockfile'), 'three')],
    ['an input that was missing comes', () => writeFileSync(join(root, 'missing'), '')],
  ])('changes when %s', (_name, change) => {
    const before = take();
    change();
    expect(take()).not.toBe(before);
  });

  it.each<[string, () => void]>([
    ['only a time changes', () => utimesSync(join(root, 'app/page.ts'), 1, 1)],
    ['something is built', () => writeFileSync(join(root, 'app/dist/page.js'), 'built')],
  ])('stays when %s', (_name, change) => {
    const before = take();
    change();
    expect(take()).toBe(before);
  });
});
