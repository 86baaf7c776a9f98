import { run } from '../processes/run.mjs';

/**
 * The headless shell first: the same engine without a browser's own windows around it, which took a third of all processor time
 * that the browser suite spent.
 */
const USUAL_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const chromium = {
  name: 'Chromium',
  packages: ['chromium-headless-shell | chromium'],

  /**
   * A browser that really runs: on Ubuntu, `chromium-browser` may be a mere note that the browser is a snap.
   * @returns {Promise<string | undefined>} its path
   */
  async find() {
    const named = process.env.MOORAGE_TEST_CHROMIUM;
    for (const path of named ? [named] : USUAL_PLACES) {
      const { code } = await run(path, ['--version']).catch(() => ({ code: 127 }));
      if (code === 0) return path;
    }
    return undefined;
  },
};
