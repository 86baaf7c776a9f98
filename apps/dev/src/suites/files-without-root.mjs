/** Files that start a Docker Engine of their own. @type {Readonly<Record<string, readonly string[]>>} */
const NEED_ROOT = { e2e: ['e2e/engine-restart.e2e-spec.ts'] };

/**
 * What of a suite has to be left out where this isn't root.
 * @param {string} suite
 * @param {number | undefined} uid undefined where there are no such ids (Windows)
 * @returns {import('./outcome.mjs').LeftOut[]}
 */
export function filesWithoutRoot(suite, uid) {
  if (uid === 0) return [];
  const reason = 'it starts a Docker Engine of its own, which takes root: sudo npm test';
  return (NEED_ROOT[suite] ?? []).map((name) => ({ name, reason, count: 1 }));
}
