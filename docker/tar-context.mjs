import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import tar from 'tar-stream';

/**
 * What goes into a build context: a file or folder of this machine under a name in the context, or a text.
 * @typedef {{ name: string, from: string, keep?: (path: string) => boolean } | { name: string, text: string }} Piece
 * @typedef {{ name: string, mode: number, source?: string, target?: string, text?: string }} File
 */

/**
 * All files of some pieces, in a fixed order. Whatever the checkout's owners and permissions are, in an image files belong
 * to root and can be read by everybody.
 * @param {readonly Piece[]} pieces
 * @returns {File[]}
 */
export function listContext(pieces) {
  return pieces.flatMap((piece) =>
    'text' in piece
      ? [{ name: piece.name, mode: 0o644, text: piece.text }]
      : filesIn(piece.from, piece.name, piece.keep),
  );
}

/**
 * @param {string} from @param {string} name
 * @param {(path: string) => boolean} [keep]
 * @returns {File[]}
 */
function filesIn(from, name, keep = () => true) {
  if (!keep(from)) return [];
  const info = lstatSync(from);
  if (info.isSymbolicLink()) return [{ name, mode: 0o777, target: readlinkSync(from) }];
  if (info.isDirectory()) {
    return readdirSync(from)
      .sort()
      .flatMap((entry) => filesIn(join(from, entry), `${name}/${entry}`, keep));
  }
  if (!info.isFile()) return [];
  return [{ name, mode: info.mode & 0o111 ? 0o755 : 0o644, source: from }];
}

/** A hash over names and contents, by which an image that is up to date is recognised. @param {readonly File[]} files */
export function digestOfContext(files) {
  const hash = createHash('sha256');
  for (const { source, ...rest } of files) {
    hash.update(JSON.stringify(rest));
    if (source) hash.update(readFileSync(source));
  }
  return hash.digest('hex');
}

/** The files as a tar stream, as the engine takes a build context. @param {readonly File[]} files */
export function packContext(files) {
  const pack = tar.pack();
  const write = async () => {
    for (const file of files) await writeFile(pack, file);
    pack.finalize();
  };
  write().catch((error) => pack.destroy(error));
  return pack;
}

/** @param {tar.Pack} pack @param {File} file */
async function writeFile(pack, { name, mode, source, target, text }) {
  const header = { name, mode, uid: 0, gid: 0, mtime: new Date(0) };
  // Thousands of small files: read whole, they are there in half the time it takes to open a stream for each.
  if (source) await entry(pack, header, await readFile(source));
  else if (target) await entry(pack, { ...header, type: 'symlink', linkname: target });
  else await entry(pack, header, text ?? '');
}

/** Writes one entry and waits until there is room for the next. */
function entry(pack, header, content) {
  return new Promise((resolve, reject) => {
    pack.entry(header, content, (error) => (error ? reject(error) : resolve(undefined)));
  });
}
