import { chmod, readdir, rm } from 'node:fs/promises';
import { codeOf } from './json-file.ts';

/** Removes a folder with all that is in it, those folders too that a bot closed to its own user. Does nothing when it is missing. */
export async function removeTree(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(codeOf(error))) throw error;
    await openUp(Buffer.from(folder));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Names are bytes: a bot needs no encoding for them. */
async function openUp(folder: Buffer): Promise<void> {
  await chmod(folder, 0o700);
  for (const child of await readdir(folder, { encoding: 'buffer', withFileTypes: true }))
    if (child.isDirectory()) await openUp(Buffer.concat([folder, Buffer.from('/'), child.name]));
}
