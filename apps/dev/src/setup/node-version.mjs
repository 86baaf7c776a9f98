import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What the start script itself needs; the rest runs under the project's own Node. */
const SETUP_NEEDS = /** @type {const} */ ([20, 19]);
/** What Moorage needs where no Node comes with its packages (macOS, for one). */
const MOORAGE_NEEDS = /** @type {const} */ ([22, 18]);
/** The version that comes with the packages. */
const PROJECT_MAJOR = 24;

/**
 * Decides under which Node to go on.
 * @param {string} version of the Node that runs this, e.g. "20.19.2"
 * @param {string | undefined} projectNode path of the Node that came with the packages, if one did
 * @returns {{ run: 'here' } | { run: 'elsewhere', node: string } | { run: 'nowhere', reason: string }}
 */
export function chooseNode(version, projectNode) {
  if (isBelow(version, SETUP_NEEDS)) {
    return { run: 'nowhere', reason: `Moorage needs Node ${SETUP_NEEDS.join('.')} or newer; this is ${version}.` };
  }
  if (projectNode && isBelow(version, [PROJECT_MAJOR, 0])) return { run: 'elsewhere', node: projectNode };
  if (isBelow(version, MOORAGE_NEEDS)) {
    return {
      run: 'nowhere',
      reason: `On this platform no Node comes with Moorage's packages: please install Node ${PROJECT_MAJOR} (at least ${MOORAGE_NEEDS.join('.')}; this is ${version}).`,
    };
  }
  return { run: 'here' };
}

/** The Node that came with the packages in `node_modules`, where there is one for this platform. */
export function findProjectNode(root, platform = process.platform, arch = process.arch) {
  const system = platform === 'win32' ? 'win' : platform;
  const binary = join(
    root,
    'node_modules',
    `node-${system}-${arch}`,
    'bin',
    platform === 'win32' ? 'node.exe' : 'node',
  );
  return existsSync(binary) ? realpathSync(binary) : undefined;
}

/** @param {string} version @param {readonly [number, number]} bar major and minor */
function isBelow(version, [major, minor]) {
  const [actualMajor = 0, actualMinor = 0] = version.split('.').map(Number);
  return actualMajor < major || (actualMajor === major && actualMinor < minor);
}
