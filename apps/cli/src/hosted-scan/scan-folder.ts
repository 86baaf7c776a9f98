import { constants, type Dirent } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import type { ScanConfig } from './scan-config.ts';
import { scanSource, type Place } from './scan-source.ts';

export interface Finding extends Place {
  /** From the scanned folder, with `/`. */
  readonly file: string;
}

export interface ScanReport {
  readonly findings: readonly Finding[];
  /** How many places there are; more than are listed, where there are very many. */
  readonly places: number;
  readonly filesRead: number;
  /** Sources too large to be written by hand. */
  readonly tooLarge: readonly string[];
  /** What could not be read, with the reason: the report says nothing of it. */
  readonly unreadable: readonly string[];
}

const sources = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html?)$/i;
const unvisited: ReadonlySet<string> = new Set(['node_modules', 'dist', 'build', 'coverage', '.git']);
const largestBytes = 2 * 1024 * 1024;
const mostListed = 10_000;

/**
 * Scans a tree of sources, one file in memory at a time and always in the same order. Symbolic links are not followed, so
 * that nothing outside the folder is read.
 * @throws OperatorError, exit code 2, where the folder itself can't be read
 */
export async function scanFolder(folder: string, config: ScanConfig): Promise<ScanReport> {
  let root: string;
  let waiting: string[];
  try {
    root = await realpath(folder);
    waiting = await inside(root, root, config);
  } catch (error) {
    throw new OperatorError(`${folder}: ${reasonOf(error)}`, 2);
  }
  const findings: Finding[] = [];
  const tooLarge: string[] = [];
  const unreadable: string[] = [];
  let places = 0;
  let filesRead = 0;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = nameOf(root, path);
    try {
      if (path.endsWith(sep)) {
        waiting.push(...(await inside(root, path, config)));
        continue;
      }
      const source = await read(path);
      if (source === 'too large') tooLarge.push(file);
      if (typeof source === 'string') continue;
      filesRead += 1;
      // Binaries, whatever they are called.
      if (source.subarray(0, 8_192).includes(0)) continue;
      const found = scanSource(source.toString('utf8'), config);
      places += found.length;
      findings.push(...found.slice(0, mostListed - findings.length).map((place) => ({ file, ...place })));
    } catch (error) {
      unreadable.push(`${file}: ${reasonOf(error)}`);
    }
  }
  return { findings, places, filesRead, tooLarge, unreadable };
}

/** What is to be looked at in a folder, last first; a folder's name ends with the separator. */
async function inside(root: string, folder: string, { ignored }: ScanConfig): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => isWanted(entry))
    .map((entry) => ({ entry, path: join(folder, entry.name) }))
    .filter(({ path }) => !ignored.some((pattern) => pattern.test(nameOf(root, path))))
    .sort((one, other) => (one.entry.name < other.entry.name ? 1 : -1))
    .map(({ entry, path }) => (entry.isDirectory() ? `${path}${sep}` : path));
}

function isWanted(entry: Dirent): boolean {
  if (entry.isDirectory()) return !unvisited.has(entry.name);
  return entry.isFile() && sources.test(entry.name);
}

async function read(path: string): Promise<Buffer | 'too large' | 'no file'> {
  // What was a file a moment ago may be a link by now; a pipe would never end.
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return 'no file';
    return stats.size > largestBytes ? 'too large' : await handle.readFile();
  } finally {
    await handle.close();
  }
}

function nameOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
