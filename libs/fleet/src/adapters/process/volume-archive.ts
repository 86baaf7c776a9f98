import { constants } from 'node:fs';
import {
  chmod,
  lchown,
  link,
  lstat,
  lutimes,
  mkdir,
  open,
  readdir,
  readlink,
  symlink,
  utimes,
  type FileHandle,
} from 'node:fs/promises';
import { Readable } from 'node:stream';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { readTar, type TarEntryWithContent } from '../tar/read-tar.ts';
import type { TarEntry } from '../tar/tar-entry.ts';
import { tarEnd, tarHeader, tarPadding } from '../tar/write-tar.ts';
import { codeOf } from './json-file.ts';

/** The top folder of every archive, which stands for the volume's root. */
const top = Buffer.from('volume');
const slash = Buffer.from('/');
const pieceBytes = 256 * 1024;
/** Only root can give a file to somebody else, so only then is it told whose one is. Root reads everything, too. */
const isRoot = (): boolean => process.geteuid?.() === 0;

/**
 * A folder as a tar stream. Names are bytes, a file with several names is there once, and what is neither file, folder nor
 * link (a socket, say) is left out. What a bot closed to itself is opened for the moment: its files are Moorage's own user's.
 */
export function packFolder(folder: string): Readable {
  return Readable.from(archiveOf(Buffer.from(folder)), { objectMode: false });
}

async function* archiveOf(folder: Buffer): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* entriesOf(folder, top, new Map());
    yield tarEnd;
  } catch (error) {
    const code = codeOf(error);
    throw code === '' ? error : runtimeErrors.failed(`The data of the bot can't be read (${code}).`);
  }
}

/** @param seen the first name of each file that has several, by device and inode */
async function* entriesOf(
  path: Buffer,
  name: Buffer,
  seen: Map<string, Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  const info = await lstat(path);
  const header: TarEntry = {
    name,
    type: 'file',
    mode: info.mode & 0o7777,
    uid: isRoot() ? info.uid : 0,
    gid: isRoot() ? info.gid : 0,
    mtime: Math.floor(info.mtimeMs / 1_000),
    size: 0,
    linkname: Buffer.alloc(0),
    devmajor: 0,
    devminor: 0,
  };
  if (info.isSymbolicLink()) {
    yield tarHeader({ ...header, type: 'symlink', linkname: await readlink(path, { encoding: 'buffer' }) });
  } else if (info.isDirectory()) {
    yield tarHeader({ ...header, type: 'directory' });
    const closed = !isRoot() && (header.mode & 0o500) !== 0o500;
    if (closed) await chmod(path, header.mode | 0o500);
    try {
      const children = (await readdir(path, { encoding: 'buffer' })).sort(Buffer.compare);
      for (const child of children) yield* entriesOf(within(path, child), within(name, child), seen);
    } finally {
      if (closed) await chmod(path, header.mode);
    }
  } else if (info.isFile()) {
    const file = `${info.dev}:${info.ino}`;
    const first = seen.get(file);
    if (first !== undefined) return yield tarHeader({ ...header, type: 'link', linkname: first });
    if (info.nlink > 1) seen.set(file, name);
    yield* fileOf(path, header);
  }
}

async function* fileOf(path: Buffer, header: TarEntry): AsyncGenerator<Buffer, void, undefined> {
  await using file = await openToRead(path, header.mode);
  const { size } = await file.stat();
  yield tarHeader({ ...header, size });
  for (let left = size; left > 0;) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(Math.min(pieceBytes, left)));
    if (bytesRead === 0) throw new Error('A file became shorter while it was read');
    left -= bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
  yield tarPadding(size);
}

async function openToRead(path: Buffer, mode: number): Promise<FileHandle> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
  if (isRoot() || (mode & 0o400) !== 0) return open(path, flags);
  await chmod(path, mode | 0o400);
  try {
    return await open(path, flags);
  } finally {
    await chmod(path, mode);
  }
}

/** Unpacks what `packFolder` gave into a fresh, empty folder. An entry that would land outside of it fails the whole. */
export async function unpackFolder(content: Readable, folder: string): Promise<void> {
  const root = Buffer.from(folder);
  const folders: (() => Promise<void>)[] = [];
  for await (const entry of readTar(content as AsyncIterable<Buffer>)) {
    const path = await placeOf(root, entry.name);
    switch (entry.type) {
      case 'directory':
        // The root is there already. Of the others none may be, least of all as a link to somewhere.
        if (!path.equals(root)) await mkdir(path, { mode: 0o700 });
        folders.push(() => finishFolder(path, entry));
        break;
      case 'symlink':
        await symlink(entry.linkname, path);
        if (isRoot()) await lchown(path, entry.uid, entry.gid);
        await lutimes(path, timeOf(entry), timeOf(entry));
        break;
      case 'link':
        await link(await fileNamed(root, entry.linkname), path);
        break;
      case 'file':
        await writeFileOf(entry, path);
        break;
      default:
        throw new Error(`the archive holds an entry of the kind ${entry.type}: ${shown(entry.name)}`);
    }
  }
  // Folders last, the innermost first: writing into one moves its time, and one may be closed to its owner.
  for (const finish of folders.reverse()) await finish();
}

async function finishFolder(path: Buffer, entry: TarEntry): Promise<void> {
  if (isRoot()) await lchown(path, entry.uid, entry.gid);
  await utimes(path, timeOf(entry), timeOf(entry));
  await chmod(path, entry.mode);
}

/** As a date: Node takes a negative number for "now". */
function timeOf({ mtime }: TarEntry): Date {
  return new Date(mtime * 1_000);
}

/** Stretches of zeros become holes: a sparse file takes no more room than it did. */
async function writeFileOf(entry: TarEntryWithContent, path: Buffer): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  let at = 0;
  for await (const piece of entry.content) {
    for (let from = 0; from < piece.length;) {
      const to = Math.min(piece.length, from + holeBytes - ((at + from) % holeBytes));
      const part = piece.subarray(from, to);
      if (!isZero(part)) await writeAll(file, part, at + from);
      from = to;
    }
    at += piece.length;
  }
  await file.truncate(entry.size);
  // Giving a file away takes its set-user-id bit.
  if (isRoot()) await file.chown(entry.uid, entry.gid);
  await file.chmod(entry.mode);
  await file.utimes(timeOf(entry), timeOf(entry));
}

const holeBytes = 64 * 1024;
const zeros = Buffer.alloc(holeBytes);

function isZero(part: Buffer): boolean {
  return part.equals(zeros.subarray(0, part.length));
}

async function writeAll(file: FileHandle, part: Buffer, at: number): Promise<void> {
  for (let written = 0; written < part.length;)
    written += (await file.write(part, written, part.length - written, at + written)).bytesWritten;
}

/** The file that a hard link stands for, which an earlier entry made. */
async function fileNamed(root: Buffer, name: Buffer): Promise<Buffer> {
  const path = await placeOf(root, name);
  if (!(await lstat(path)).isFile()) throw new Error(`the archive links to what is no file: ${shown(name)}`);
  return path;
}

/** Where an entry goes. A link on the way, which an earlier entry may have made, is not followed. */
async function placeOf(root: Buffer, name: Buffer): Promise<Buffer> {
  // Latin-1 has a character for each byte, so that nothing is lost on the way there and back.
  const parts = name.toString('latin1').replace(/\/+$/, '').split('/');
  if (parts[0] !== top.toString('latin1') || parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new Error(`the archive holds a path that is none of a volume: ${shown(name)}`);
  let place = root;
  for (const [index, part] of parts.entries()) {
    if (index === 0) continue;
    if (!(await lstat(place)).isDirectory())
      throw new Error(`the archive leads through something that is no folder: ${shown(name)}`);
    place = within(place, Buffer.from(part, 'latin1'));
  }
  return place;
}

function within(folder: Buffer, child: Buffer): Buffer {
  return Buffer.concat([folder, slash, child]);
}

function shown(name: Buffer): string {
  return JSON.stringify(name.toString('utf8'));
}
