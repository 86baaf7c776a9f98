import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtInConfig, readScanConfig } from './scan-config.ts';
import { scanFolder } from './scan-folder.ts';
import { textOf } from './scan-report.ts';

describe('a scan of a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'moorage-scan-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = async (files: Record<string, string | Buffer>) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  const offer = '<Invites />\n';
  const scanned = async (at = 'ui', config = builtInConfig) =>
    (await scanFolder(join(folder, at), config)).findings.map(({ file, line }) => `${file}:${line}`);

  it('reads sources in order, and leaves out what is no source of the UI', async () => {
    await write({
      'ui/b.tsx': `\n${offer}`,
      'ui/a/c.vue': offer,
      'ui/a.html': offer,
      'ui/a.test.tsx': offer,
      'ui/x/__tests__/a.tsx': offer,
      'ui/node_modules/a.js': offer,
      'ui/dist/a.js': offer,
      'ui/.git/a.js': offer,
      'ui/readme.md': offer,
      'ui/binary.ts': Buffer.from(`\0${offer}`),
      'ui/guarded.tsx': '{!isHosted && <Invites />}',
    });
    expect(await scanned()).toEqual(['a/c.vue:1', 'a.html:1', 'b.tsx:2']);
    const config = readScanConfig('{"ignore": ["a/**"]}');
    expect(await scanned('ui', config)).toEqual(['a.html:1', 'b.tsx:2']);
  });

  it('follows no link, waits for no pipe, and reads nothing too large', async () => {
    await write({ 'ui/a.tsx': offer, 'secret/a.tsx': offer, 'ui/huge.js': offer });
    await symlink(join(folder, 'secret'), join(folder, 'ui/folder'));
    await symlink(join(folder, 'secret/a.tsx'), join(folder, 'ui/file.tsx'));
    await symlink('.', join(folder, 'ui/loop'));
    execFileSync('mkfifo', [join(folder, 'ui/pipe.ts')]);
    await truncate(join(folder, 'ui/huge.js'), 3 * 1024 * 1024);
    const report = await scanFolder(join(folder, 'ui'), builtInConfig);
    expect(report).toMatchObject({
      findings: [{ file: 'a.tsx' }],
      filesRead: 1,
      tooLarge: ['huge.js'],
      unreadable: [],
    });
  });

  it('lists ten thousand places and counts the others', async () => {
    await write({ 'ui/a.tsx': offer.repeat(10_001), 'ui/b.tsx': offer });
    const report = await scanFolder(join(folder, 'ui'), builtInConfig);
    expect([report.findings.length, report.places]).toEqual([10_000, 10_002]);
    expect(textOf(report)).toContain('… and 2 more\n10002 unguarded in 2 files.\n');
  });

  it('sends nothing to a terminal but text', async () => {
    await write({ 'ui/a\u001b[31m.tsx': '<Invites \u001b]0;x\u0007/>' });
    expect(textOf(await scanFolder(join(folder, 'ui'), builtInConfig))).toBe(
      'a?[31m.tsx:1: invites: <Invites ?]0;x?/>\n1 unguarded in 1 files.\n',
    );
  });

  it('says which folder is not there', async () => {
    await expect(scanFolder(join(folder, 'none'), builtInConfig)).rejects.toMatchObject({
      message: expect.stringContaining('none'),
      exitCode: 2,
    });
  });
});
