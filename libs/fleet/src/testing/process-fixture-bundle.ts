import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixtureChangelog } from './runtime-harness.ts';

/** Writes the fixture bot as a bundle for the process runtime, and answers with its folder. */
export async function writeFixtureBundle(folder: string, version = '1.0.0'): Promise<string> {
  await cp(join(import.meta.dirname, 'fixture-bot'), folder, { recursive: true });
  await mkdir(join(folder, 'changelogs'));
  await writeFile(join(folder, 'changelogs/latest.json'), fixtureChangelog);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version }));
  return folder;
}
