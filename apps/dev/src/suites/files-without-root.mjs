const startsAnEngine = 'it starts a Docker Engine of its own, which takes root: sudo npm test';
const mountsADisk = 'it mounts a small disk to fill, which takes root: sudo npm test';

/** Files that only root can run, each with the reason. @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */
const NEED_ROOT = {
  integration: {
    'libs/fleet/src/adapters/runtime/engine-mishaps.int-spec.ts': startsAnEngine,
    'libs/fleet/src/adapters/runtime/full-disk.int-spec.ts': mountsADisk,
  },
  e2e: { 'e2e/engine-restart.e2e-spec.ts': startsAnEngine },
};

/**
 * What of a suite has to be left out where this isn't root.
 * @param {string} suite
 * @param {number | undefined} uid undefined where there are no such ids (Windows)
 * @returns {import('./outcome.mjs').LeftOut[]}
 */
export function filesWithoutRoot(suite, uid) {
  if (uid === 0) return [];
  return Object.entries(NEED_ROOT[suite] ?? {}).map(([name, reason]) => ({ name, reason, count: 1 }));
}
