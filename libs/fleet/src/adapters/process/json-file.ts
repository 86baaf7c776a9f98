import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';

/** Reads a file that `writeJsonFile` wrote; `undefined` where there is none. */
export async function readJsonFile<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whoever reads meanwhile, or after a kill, sees the old content or the new one, never a part. Only its owner may read it. */
export async function writeJsonFile(path: string, content: unknown): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, JSON.stringify(content), { mode: 0o600 });
  await rename(temporary, path);
}

/** True for what Node says of a path that leads nowhere. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

/** Moves a folder to its place; false when there is one already, which stays as it is. */
export async function moveInto(folder: string, place: string): Promise<boolean> {
  try {
    await rename(folder, place);
    return true;
  } catch (error) {
    // EPERM is how Windows words it.
    if (['EEXIST', 'ENOTEMPTY', 'EPERM'].includes(codeOf(error))) return false;
    throw error;
  }
}

/** `ENOENT` and its kin; empty where it isn't Node that says something. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
