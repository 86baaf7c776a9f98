import { existsSync, readFileSync } from 'node:fs';
import { run, runOrFail } from '../processes/run.mjs';

/** Waits for another apt to finish instead of failing, and asks nothing. */
const OPTIONS = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];

/**
 * How missing packages come onto this machine: by us, by the person who reads the command, or not at all.
 * @param {{ platform: string, uid: number | undefined, osRelease: string | undefined }} machine
 * @returns {'install' | 'ask' | 'unknown'}
 */
export function packageSource({ platform, uid, osRelease }) {
  if (platform !== 'linux' || !osRelease) return 'unknown';
  const ids = [...osRelease.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].flatMap(
    (match) => match[1]?.split(' ') ?? [],
  );
  if (!ids.includes('debian') && !ids.includes('ubuntu')) return 'unknown';
  return uid === 0 ? 'install' : 'ask';
}

/** @returns {ReturnType<typeof packageSource>} for the machine this runs on */
export function packageSourceHere() {
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : undefined;
  return packageSource({ platform: process.platform, uid: process.getuid?.(), osRelease });
}

/** The command by which a person installs the packages. @param {readonly string[]} packages as `installDebianPackages` takes them */
export function installCommand(packages) {
  const names = packages.map((each) => alternativesOf(each)[0]);
  return `sudo apt-get update && sudo apt-get install --no-install-recommends ${names.join(' ')}`;
}

/**
 * Installs Debian packages; those that are there already stay as they are.
 * @param {readonly string[]} packages names, or alternatives as Debian writes them, `better | usual`: the first that this
 *   release of the distribution has
 */
export async function installDebianPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = () => run('apt-get', [...OPTIONS, 'update'], { env });
  // Package mirrors hiccup: a failed update is tried once more, and an old list is better than none.
  if ((await update()).code !== 0) await update();
  const names = [];
  for (const each of packages) names.push(await firstKnown(alternativesOf(each)));
  await runOrFail(
    `Installing ${names.join(', ')}`,
    'apt-get',
    [...OPTIONS, 'install', '--yes', '--no-install-recommends', ...names],
    { env },
  );
}

/** @param {string} alternatives @returns {[string, ...string[]]} */
function alternativesOf(alternatives) {
  const [first = alternatives, ...others] = alternatives.split(' | ');
  return [first, ...others];
}

/** @param {readonly [string, ...string[]]} names @returns {Promise<string>} the first one where none is known: apt then complains of it */
async function firstKnown(names) {
  for (const name of names) if ((await run('apt-cache', ['show', name])).code === 0) return name;
  return names[0];
}
