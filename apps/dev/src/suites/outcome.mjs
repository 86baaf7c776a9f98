/**
 * What came of one suite or check.
 * @typedef {{ name: string, reason: string, count: number }} LeftOut `count` in tests, or in test files where nobody knows
 *   how many tests are in them
 * @typedef {{ passed: number, failed: number, leftOut: LeftOut[] }} Outcome
 */

/** @type {Outcome} */
export const nothing = { passed: 0, failed: 0, leftOut: [] };
/** @type {Outcome} */
export const onePassed = { ...nothing, passed: 1 };
/** @type {Outcome} */
export const oneFailed = { ...nothing, failed: 1 };

/** @param {readonly Outcome[]} outcomes @returns {Outcome} */
export function sum(outcomes) {
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    failed: outcomes.reduce((total, { failed }) => total + failed, 0),
    leftOut: outcomes.flatMap(({ leftOut }) => leftOut),
  };
}

/** The last line of a run: nothing stands behind it, and skipped is only mentioned where something was. @param {Outcome} outcome */
export function lastLine({ passed, failed, leftOut }) {
  const skipped = leftOut.reduce((total, { count }) => total + count, 0);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * A run is good when nothing failed and something passed. In CI it must be complete, too.
 * @param {Outcome} outcome @param {{ ci: boolean }} where
 */
export function exitCodeOf({ passed, failed, leftOut }, { ci }) {
  if (failed > 0 || passed === 0) return 1;
  return ci && leftOut.length > 0 ? 1 : 0;
}
