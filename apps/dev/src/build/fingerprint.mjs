import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const OUTPUTS = new Set(['node_modules', 'dist']);

/**
 * A hash over names and contents of files and of everything in folders, so that what was made of them can be kept as long
 * as they stay the same. Times don't count: a fresh clone or a switched branch changes them all.
 * @param {string} root names are taken relative to it
 * @param {readonly string[]} paths relative to the root; one that doesn't exist counts as such
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesIn(join(root, path)))) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => !OUTPUTS.has(name));
  return names.sort().flatMap((name) => filesIn(join(path, name)));
}
