/**
 * Files that take what there is but once. Docker gives each bot a network: Chromium, which may be the one of a test beside it,
 * then takes the machine to be somewhere else, and drops its connections (`ERR_NETWORK_CHANGED`). Two engines that look for
 * a free network at the same moment find the same one, and then a bot of the one answers for a bot of the other.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const ALONE = {
  integration: ['libs/fleet/src/adapters/runtime/engine-mishaps.int-spec.ts'],
  e2e: ['e2e/engine-restart.e2e-spec.ts'],
  browser: ['e2e/browser/story-on-docker.browser-spec.ts'],
};

/** What of a suite has to run with nothing beside it. @param {string} suite */
export const filesAlone = (suite) => ALONE[suite] ?? [];
