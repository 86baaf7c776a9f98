/**
 * Files that take what there is but once. Docker gives each bot a network: Chromium, which may be the one of a test beside it,
 * then takes the machine to be somewhere else, and drops its connections (`ERR_NETWORK_CHANGED`).
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const ALONE = { browser: ['e2e/browser/story-on-docker.browser-spec.ts'] };

/** What of a suite has to run with nothing beside it. @param {string} suite */
export const filesAlone = (suite) => ALONE[suite] ?? [];
