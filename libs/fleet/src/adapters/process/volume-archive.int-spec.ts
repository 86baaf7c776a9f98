import { execFile } from 'node:child_process';
import {
  chmod,
  chown,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
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

/** As root one reads everything: so as another user, to whom the folders belong for the time. */
async function asSomebody(act: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return act();
  for (const each of [folder, from, into]) await chown(each, 65_534, 65_534);
  process.seteuid!(65_534);
  try {
    await act();
  } finally {
    process.seteuid!(0);
  }
}

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
    const longAgo = 1_000_000_000;
    for (const name of ['run.sh', 'empty', 'link', 'outward']) await lutimes(join(from, name), longAgo, longAgo);

    await unpackFolder(packFolder(from), into);
    expect(await readFile(join(into, long), 'utf8')).toBe('far down');
    expect((await readFile(join(into, 'ünï 🚢'))).equals(Buffer.alloc(3_000_000, 7))).toBe(true);
    expect((await stat(join(into, 'run.sh'))).mode & 0o777).toBe(0o750);
    expect((await stat(into)).mode & 0o777).toBe(0o700);
    expect(await readlink(join(into, 'link'))).toBe('run.sh');
    expect(await readlink(join(into, 'outward'))).toBe('/etc/passwd');
    expect((await readdir(into)).sort()).toEqual((await readdir(from)).sort());
    for (const name of ['run.sh', 'empty', 'link', 'outward'])
      expect(Math.floor((await lstat(join(into, name))).mtimeMs / 1000)).toBe(longAgo);
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
    ['a hard link outwards', [{ name: 'volume/hard', type: 'link', linkname: '/etc/passwd' }]],
    ['a hard link upwards', [{ name: 'volume/hard', type: 'link', linkname: 'volume/../../from' }]],
    [
      'a hard link to what a link leads to',
      [
        { name: 'volume/out', type: 'symlink', linkname: '/etc' },
        { name: 'volume/hard', type: 'link', linkname: 'volume/out/passwd' },
      ],
    ],
    [
      'a hard link to a link',
      [
        { name: 'volume/out', type: 'symlink', linkname: '/etc/passwd' },
        { name: 'volume/hard', type: 'link', linkname: 'volume/out' },
      ],
    ],
    ['a hard link to a folder', [{ name: 'volume/hard', type: 'link', linkname: 'volume' }]],
    [
      'a folder in place of a link to one',
      [
        { name: 'volume/out', type: 'symlink', linkname: '../../from' },
        { name: 'volume/out', type: 'directory', mode: 0o777 },
      ],
    ],
    ['a file in place of a folder that stands for the root', [{ name: 'volume', content: 'x' }]],
    ['a pipe', [{ name: 'volume/pipe', type: 'fifo' }]],
    ['a device', [{ name: 'volume/device', type: 'character-device' }]],
  ] as [string, Entry[]][])('is refused with %s', async (_what, entries) => {
    await chmod(from, 0o711);
    await expect(unpackFolder(archiveOf({ name: 'volume/', type: 'directory' }, ...entries), into)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['from', 'into']);
    expect((await stat(from)).mode & 0o777).toBe(0o711);
  });

  it('keeps names that are in no encoding, and never two of them for one', async () => {
    const names = ['\u00ff', '\u00fe', 'caf\u00e9', 'new\nline'].map((name) => Buffer.from(name, 'latin1'));
    for (const name of names) await writeFile(Buffer.concat([Buffer.from(`${from}/`), name]), name);
    await symlink(names[0]!, join(from, 'link'));
    await unpackFolder(packFolder(from), into);
    for (const name of names) expect(await readFile(Buffer.concat([Buffer.from(`${into}/`), name]))).toEqual(name);
    expect(await readlink(join(into, 'link'), { encoding: 'buffer' })).toEqual(names[0]);
    expect(await readdir(into)).toHaveLength(5);
  });

  it('keeps one file with several names for one, which takes no more room', async () => {
    await writeFile(join(from, 'b'), Buffer.alloc(300_000, 1));
    await link(join(from, 'b'), join(from, 'a'));
    await link(join(from, 'b'), join(from, 'c'));
    expect((await buffer(packFolder(from))).length).toBeLessThan(400_000);
    await unpackFolder(packFolder(from), into);
    const [a, c] = [await stat(join(into, 'a')), await stat(join(into, 'c'))];
    expect([a.ino, a.nlink, a.size]).toEqual([c.ino, 3, 300_000]);
  });

  it('leaves out pipes and sockets, and waits for nobody to write into them', async () => {
    await promisify(execFile)('mkfifo', [join(from, 'pipe')]);
    const socket = createServer().listen(join(from, 'socket'));
    await writeFile(join(from, 'file'), 'kept');
    await unpackFolder(packFolder(from), into);
    await new Promise((closed) => socket.close(closed));
    expect(await readdir(into)).toEqual(['file']);
  });

  it('keeps holes: what takes no room takes none afterwards either', async () => {
    await writeFile(join(from, 'empty'), '');
    await truncate(join(from, 'empty'), 64 * 1024 * 1024);
    const file = await open(join(from, 'holes'), 'w');
    await file.write('first', 0);
    await file.write('last', 32 * 1024 * 1024);
    await file.close();
    await unpackFolder(packFolder(from), into);
    const [empty, holes] = [await stat(join(into, 'empty')), await stat(join(into, 'holes'))];
    expect([empty.size, holes.size]).toEqual([64 * 1024 * 1024, 32 * 1024 * 1024 + 4]);
    expect((empty.blocks + holes.blocks) * 512).toBeLessThan(1024 * 1024);
    expect((await readFile(join(into, 'holes'))).subarray(-4).toString()).toBe('last');
    expect((await readFile(join(into, 'holes'))).subarray(0, 6).toString()).toBe('first\0');
  });

  it('keeps folders that are closed to their owner, and times of folders and links', async () => {
    await mkdir(join(from, 'shut/in'), { recursive: true });
    await symlink('nowhere', join(from, 'shut/in/link'));
    await lutimes(join(from, 'shut/in/link'), new Date(-1_000_000), new Date(-1_000_000));
    await utimes(join(from, 'shut/in'), 2_000, 2_000);
    await chmod(join(from, 'shut/in'), 0o555);
    await chmod(join(from, 'shut'), 0);
    await unpackFolder(packFolder(from), into);
    expect((await stat(join(into, 'shut'))).mode & 0o777).toBe(0);
    await chmod(join(into, 'shut'), 0o700);
    expect(await stat(join(into, 'shut/in'))).toMatchObject({ mtimeMs: 2_000_000, mode: 0o40555 });
    expect((await lstat(join(into, 'shut/in/link'))).mtimeMs).toBe(-1_000_000);
    // So that whoever isn't root can clear up.
    await chmod(join(from, 'shut'), 0o700);
    for (const each of [from, into]) await chmod(join(each, 'shut/in'), 0o700);
  });

  it('reads what a bot closed to itself, and closes it again', async () => {
    await asSomebody(async () => {
      await mkdir(join(from, 'shut'));
      await writeFile(join(from, 'shut/secret'), 'kept');
      await chmod(join(from, 'shut/secret'), 0);
      await chmod(join(from, 'shut'), 0o200);
      await unpackFolder(packFolder(from), into);
      expect((await stat(join(from, 'shut'))).mode & 0o777).toBe(0o200);
      for (const each of [from, into]) {
        await chmod(join(each, 'shut'), 0o700);
        expect((await stat(join(each, 'shut/secret'))).mode & 0o777).toBe(0);
        await chmod(join(each, 'shut/secret'), 0o600);
        expect(await readFile(join(each, 'shut/secret'), 'utf8')).toBe('kept');
      }
    });
  });

  it('says what is wrong where something can not be read at all', async () => {
    await expect(buffer(packFolder(join(from, 'gone')))).rejects.toMatchObject({
      code: 'RUNTIME.FAILED',
      message: "The data of the bot can't be read (ENOENT).",
    });
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
