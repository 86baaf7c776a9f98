import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as tar from 'tar-stream';
import { packFolder, unpackFolder } from './volume-archive.ts';

let folder: string;
let from: string;
let into: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moorage-archive-'));
  [from, into] = [join(folder, 'from'), join(folder, 'into')];
  await Promise.all([mkdir(from), mkdir(into)]);
});
afterEach(() => rm(folder, { recursive: true }));

type Entry = Pick<tar.Header, 'name'> & Partial<tar.Header> & { content?: string };

function archiveOf(...entries: Entry[]): Readable {
  const pack = tar.pack();
  for (const { content, ...header } of entries) pack.entry(header, content ?? '');
  pack.finalize();
  return Readable.from(pack, { objectMode: false });
}

describe('the archive of a volume', () => {
  it('brings back names, contents, modes, times and links', async () => {
    const long = `${'deep/'.repeat(30)}file`;
    await mkdir(join(from, long, '..'), { recursive: true });
    await writeFile(join(from, long), 'far down');
    await writeFile(join(from, 'ünï 🚢'), Buffer.alloc(3_000_000, 7));
    await writeFile(join(from, 'run.sh'), '', { mode: 0o750 });
    await mkdir(join(from, 'empty'));
    await symlink('run.sh', join(from, 'link'));
    await symlink('/etc/passwd', join(from, 'outward'));
    await chmod(from, 0o700);

    await unpackFolder(packFolder(from), into);
    expect(await readFile(join(into, long), 'utf8')).toBe('far down');
    expect((await readFile(join(into, 'ünï 🚢'))).equals(Buffer.alloc(3_000_000, 7))).toBe(true);
    expect((await stat(join(into, 'run.sh'))).mode & 0o777).toBe(0o750);
    expect((await stat(into)).mode & 0o777).toBe(0o700);
    expect(await readlink(join(into, 'link'))).toBe('run.sh');
    expect(await readlink(join(into, 'outward'))).toBe('/etc/passwd');
    expect((await readdir(into)).sort()).toEqual((await readdir(from)).sort());
    const [before, after] = [await lstat(join(from, 'run.sh')), await lstat(join(into, 'run.sh'))];
    expect(Math.floor(after.mtimeMs / 1000)).toBe(Math.floor(before.mtimeMs / 1000));
  });

  it.each([
    ['a path upwards', [{ name: 'volume/../../escaped', content: 'x' }]],
    ['an absolute path', [{ name: '/volume/x', content: 'x' }]],
    ['another top folder', [{ name: 'elsewhere/x', content: 'x' }]],
    [
      'a way through a link',
      [
        { name: 'volume/link', type: 'symlink', linkname: '..' },
        { name: 'volume/link/escaped', content: 'x' },
      ],
    ],
    [
      'a file in place of a link',
      [
        { name: 'volume/link', type: 'symlink', linkname: '../escaped' },
        { name: 'volume/link', content: 'x' },
      ],
    ],
    ['a hard link', [{ name: 'volume/hard', type: 'link', linkname: '/etc/passwd' }]],
    ['a device', [{ name: 'volume/device', type: 'character-device' }]],
  ] as [string, Entry[]][])('is refused with %s', async (_what, entries) => {
    await expect(unpackFolder(archiveOf({ name: 'volume/', type: 'directory' }, ...entries), into)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['from', 'into']);
  });

  it('is refused when it breaks off in the middle', async () => {
    await writeFile(join(from, 'big'), Buffer.alloc(1_000_000));
    const chunks: Buffer[] = [];
    for await (const chunk of packFolder(from)) chunks.push(chunk as Buffer);
    const half = Buffer.concat(chunks).subarray(0, 500_000);
    await expect(unpackFolder(Readable.from([half], { objectMode: false }), into)).rejects.toThrow();
  });

  it('can be left half read', async () => {
    await writeFile(join(from, 'big'), Buffer.alloc(10_000_000));
    const archive = packFolder(from);
    await new Promise((first) => archive.once('data', first));
    archive.destroy();
    await new Promise((closed) => archive.once('close', closed));
  });
});
