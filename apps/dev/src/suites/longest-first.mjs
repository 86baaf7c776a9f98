import { statSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * Files that take longest, the longest first: they begin while there is other work beside them, so that at the end no worker is
 * left alone with one of them. By its size nobody can tell how long a file waits for engines and leases.
 */
export const LONG_FILES = [
  'libs/fleet/src/application/rollout-simulation.spec.ts',
  'e2e/bot-update-kills.e2e-spec.ts',
  'e2e/rollouts.e2e-spec.ts',
  'e2e/bot-updates.e2e-spec.ts',
  'e2e/killed-server.e2e-spec.ts',
  'e2e/bad-input.e2e-spec.ts',
  'e2e/cli.e2e-spec.ts',
  'e2e/permission-walk.e2e-spec.ts',
  'e2e/postgres-restart.e2e-spec.ts',
  'e2e/engine-away.e2e-spec.ts',
  'e2e/browser/accessibility.browser-spec.ts',
  'e2e/browser/story.browser-spec.ts',
  'e2e/browser/pages-team.browser-spec.ts',
  'e2e/browser/pages-organization.browser-spec.ts',
  'libs/fleet/src/adapters/docker/docker-container-runtime.int-spec.ts',
  'libs/fleet/src/adapters/docker/docker-hardening.int-spec.ts',
  'libs/fleet/src/adapters/runtime/bad-builds.int-spec.ts',
  'docker/moorage/moorage-image.int-spec.ts',
  'libs/fleet/src/adapters/proxy/cut-off.int-spec.ts',
  'libs/fleet/src/adapters/process/process-container-runtime.int-spec.ts',
  'libs/fleet/src/adapters/process/process-survival.int-spec.ts',
];

/** Jest's order of test files: those that are known to be long, then the large ones; the same on every machine. */
// eslint-disable-next-line no-restricted-syntax -- Jest takes a sequencer's default export
export default class LongestFirst {
  #root;

  /** @param {{ globalConfig: { rootDir: string } }} options */
  constructor({ globalConfig }) {
    this.#root = globalConfig.rootDir;
  }

  /** @template {{ path: string }} T @param {readonly T[]} tests */
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONG_FILES.indexOf(relative(this.#root, path));
      return place < 0 ? LONG_FILES.length : place;
    };
    return tests
      .map((test) => ({ test, rank: rank(test), size: statSync(test.path).size }))
      .sort((a, b) => a.rank - b.rank || b.size - a.size)
      .map(({ test }) => test);
  }

  /** Jest offers what it learnt of the run; the order doesn't depend on it. */
  cacheResults() {}
}
