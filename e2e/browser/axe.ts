import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}
declare const axe: { run(context: unknown, options: object): Promise<{ violations: Violation[] }> };

const axeSource = readFileSync(createRequire(import.meta.filename).resolve('axe-core/axe.min.js'), 'utf8');
const wcag21AA = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };
/** What depends on colours: the only rules that can judge the dark look of a page another way than its light one. */
const ofColours = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

const looks = [
  { width: 1440, colorScheme: 'light', rules: wcag21AA },
  { width: 1440, colorScheme: 'dark', rules: ofColours },
  { width: 375, colorScheme: 'light', rules: wcag21AA },
  { width: 375, colorScheme: 'dark', rules: ofColours },
] as const;

/** At a desk and on a phone, light and dark: violations, and whether there is something to scroll sideways for. */
export async function problemsInAllLooks(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  for (const { width, colorScheme, rules } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    // Colours that are on their way from one scheme to the other belong to neither.
    await page.evaluate(() =>
      Promise.allSettled(
        document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? [each.finished] : [])),
      ),
    );
    const where = `${what} at ${width} px, ${colorScheme}`;
    found.push(...(await violationsOf(page, rules)).map((line) => `${where}: ${line}`));
    if (!(await fitsSoon(page))) found.push(`${where}: wider than the window`);
  }
  return found;
}

/** The layout settles a moment after the window changed its size. */
function fitsSoon(page: Page): Promise<boolean> {
  return page
    .waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, undefined, { timeout: 10_000 })
    .then(
      () => true,
      () => false,
    );
}

/** What axe finds, one line each; against all of WCAG 2.1 AA, if nothing else is said. */
export async function violationsOf(page: Page, rules: object = wcag21AA): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (options) => (await axe.run(document, options)).violations, rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} ${html} ${failureSummary ?? ''}`),
  );
}
