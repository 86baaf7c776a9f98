import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, lstat, mkdir, readdir, readlink, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as tar from 'tar-stream';

/** The top folder of every archive, which stands for the volume's root. */
const top = 'volume';

/** A folder as a tar stream; what is neither file, folder nor link (a socket, say) is left out. */
export function packFolder(folder: string): Readable {
  const pack = tar.pack();
  const archive = Readable.from(pack, { objectMode: false });
  addEntry(pack, folder, top).then(
    () => pack.finalize(),
    (error: Error) => archive.destroy(error),
  );
  // Whoever stops reading stops the packing.
  archive.on('close', () => pack.destroy());
  return archive;
}

async function addEntry(pack: tar.Pack, path: string, name: string): Promise<void> {
  const info = await lstat(path);
  const header = { name, mode: info.mode & 0o7777, mtime: info.mtime };
  if (info.isSymbolicLink()) pack.entry({ ...header, type: 'symlink', linkname: await readlink(path) });
  else if (info.isFile()) await pipeline(createReadStream(path), pack.entry({ ...header, size: info.size }));
  else if (info.isDirectory()) {
    pack.entry({ ...header, type: 'directory' });
    for (const child of (await readdir(path)).sort()) await addEntry(pack, join(path, child), `${name}/${child}`);
  }
}

/** Unpacks what `packFolder` gave into a fresh, empty folder. An entry that would land outside of it fails the whole. */
export async function unpackFolder(content: Readable, folder: string): Promise<void> {
  const extract = tar.extract();
  const times: [string, Date][] = [];
  const fed = pipeline(content, extract);
  fed.catch(() => undefined); // awaited below; meanwhile its failure ends the loop
  for await (const entry of extract) {
    const { name, type, linkname, mode = 0o600, mtime } = entry.header;
    const path = await placeOf(folder, name);
    if (type === 'directory') {
      await mkdir(path, { recursive: true });
      await chmod(path, mode | 0o700);
      if (mtime) times.unshift([path, mtime]);
    } else if (type === 'symlink' && linkname) await symlink(linkname, path);
    else if (type === 'file') {
      await pipeline(entry, createWriteStream(path, { flags: 'wx', mode }));
      await chmod(path, mode);
      if (mtime) await utimes(path, mtime, mtime);
    } else throw new Error(`the archive holds an entry of the kind ${type}: ${name}`);
    entry.resume();
  }
  await fed;
  // Folders last, for writing into one moves its time.
  for (const [path, mtime] of times) await utimes(path, mtime, mtime);
}

/** Where an entry goes. A link on the way, which an earlier entry may have made, is not followed. */
async function placeOf(folder: string, name: string): Promise<string> {
  const parts = name.replace(/\/+$/, '').split('/');
  if (parts[0] !== top || parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new Error(`the archive holds a path that is none of a volume: ${name}`);
  const below = parts.slice(1);
  const leaf = below.pop();
  if (leaf === undefined) return folder;
  let parent = folder;
  for (const part of below) {
    parent = join(parent, part);
    if (!(await lstat(parent)).isDirectory())
      throw new Error(`the archive leads through something that is no folder: ${name}`);
  }
  return join(parent, leaf);
}
