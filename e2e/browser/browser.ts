import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { TestApp, type TestAppOptions } from '../dsl/test-app.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * An engine makes and removes networks meanwhile, and Chromium gives up whatever it was loading. The page asks again by
 * itself, and loads again what it misses; an address is called up again, as people do.
 */
const isOfTheMachine = (complaint: unknown): boolean => String(complaint).includes('net::ERR_NETWORK_CHANGED');

/** The whole of Moorage and a Chromium to use it with. */
export interface BrowserTest {
  readonly app: TestApp;
  readonly browser: Browser;
  /** A fresh profile with a page in it: another person's browser. `errors` collects what its console and scripts complained of. */
  newPerson(options?: NewPersonOptions): Promise<{ page: Page; context: BrowserContext; errors: string[] }>;
  stop(): Promise<void>;
}

export interface NewPersonOptions {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** A session's cookie, for somebody who is signed in already. */
  readonly session?: string;
}

/** The application serves the built SPA: `npm test` builds it before the suites run. */
export async function startBrowserTest(options: TestAppOptions = {}): Promise<BrowserTest> {
  const app = await TestApp.start(options);
  const browser = await chromium.launch({
    executablePath: process.env['MOORAGE_TEST_CHROMIUM'] ?? '/usr/bin/chromium',
    args: flags,
  });
  return {
    app,
    browser,
    async newPerson({ width = 1440, colorScheme = 'light', session } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        reducedMotion: 'reduce',
        locale: 'en-GB',
      });
      // What comes within a second on an idle machine: two suites on two cores may keep it waiting, and nothing is lost by that.
      context.setDefaultTimeout(30_000);
      if (session !== undefined)
        await context.addCookies([
          { name: 'moorage_session', value: session, url: app.url, httpOnly: true, sameSite: 'Lax' },
        ]);
      const page = await context.newPage();
      const goto = page.goto.bind(page);
      page.goto = (...to) =>
        goto(...to).catch((error: unknown) => {
          if (!isOfTheMachine(error)) throw error;
          return goto(...to);
        });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !isOfTheMachine(message.text())) errors.push(message.text());
      });
      return { page, context, errors };
    },
    async stop() {
      await browser.close();
      await app.stop();
    },
  };
}
