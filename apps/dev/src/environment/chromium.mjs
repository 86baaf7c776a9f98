import { run } from '../processes/run.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const chromium = {
  name: 'Chromium',
  packages: ['chromium'],

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
