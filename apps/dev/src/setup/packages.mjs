import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runOrFail } from '../processes/run.mjs';

/**
 * Whether `node_modules` holds what `package-lock.json` asks for. npm writes what it installed into a lockfile of its own,
 * last of all, so an installation that was interrupted doesn't count. Optional packages may be missing: they are for
 * other platforms.
 * @param {string} root
 */
export function packagesAreInstalled(root) {
  const wanted = readLockfile(join(root, 'package-lock.json'));
  const installed = readLockfile(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !path.includes('node_modules/')) return true;
    const present = installed[path];
    return present ? isSame(entry, present) : Boolean(entry.optional || entry.devOptional);
  });
}

/**
 * Installs what the lockfile says. Install scripts are left out: npm versions differ in which they run, and the one
 * package that needs its script gets what it needs where it is used.
 * @param {string} root
 */
export async function installPackages(root) {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  // npm's own Node, not this process's: that one may lie in the very folder npm is about to replace.
  const [command, first] = npm ? [process.env.npm_node_execpath ?? process.execPath, [npm]] : [npmCommand(), []];
  await runOrFail('npm ci', command, [...first, ...args], { cwd: root, env: outsideScripts(process.env) });
}

function isSame(wanted, present) {
  return wanted.link
    ? present.link === true
    : wanted.version === present.version && wanted.integrity === present.integrity;
}

function readLockfile(path) {
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function npmCommand() {
  if (process.platform !== 'win32') return 'npm';
  const folder = join(process.execPath, '..');
  const bundled = readdirSync(folder).find((name) => name.toLowerCase() === 'npm.cmd');
  throw new Error(
    `Please start with npm (${bundled ? join(folder, bundled) : 'npm'} start), so that packages can be installed.`,
  );
}

/** npm would take its settings from the `npm_config_*` variables that the script's own npm has set for its children. */
function outsideScripts(env) {
  const inherited =
    /^npm_(config_(?!registry|cache|userconfig|globalconfig|proxy|https_proxy|cafile)|lifecycle_|package_)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !inherited.test(name)));
}
