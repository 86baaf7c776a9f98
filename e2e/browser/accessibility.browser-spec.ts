import type { Page } from 'playwright-core';
import type { Actor } from '../dsl/actor.ts';
import { problemsInAllLooks, violationsOf } from './axe.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { dismiss } from './pages/dismiss.ts';

const publicPages = [
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/reset-password#token=x',
  '/verify-email',
  '/invitation#token=x',
  '/unsubscribe?token=x',
];
const ownPages = [
  '/orgs/new',
  '/orgs/reef',
  '/orgs/reef/team',
  '/orgs/reef/team?search=nobody-of-this-name',
  '/orgs/reef/invitations',
  '/orgs/reef/join-requests',
  '/orgs/reef/seats',
  '/join',
  '/orgs/reef/roles',
  '/orgs/reef/instance',
  '/orgs/reef/domains',
  '/orgs/reef/api-keys',
  '/orgs/reef/setup',
  '/orgs/reef/setup?step=branding',
  '/orgs/reef/setup?step=team',
  '/orgs/reef/setup?step=review',
  '/orgs/reef/audit',
  '/orgs/reef/audit?search=nobody-of-this-name',
  '/orgs/reef/profile',
  '/orgs/reef/branding',
  '/orgs/reef/settings',
  '/orgs/reef/updates',
  '/orgs/reef/danger-zone',
  '/orgs/reef/maintenance',
  '/orgs/nowhere',
  '/nowhere',
  '/account/profile',
  '/notices',
  '/account/notifications',
  '/account/preferences',
  '/account/password',
  '/account/workspace',
  '/account/sessions',
  '/account/api-keys',
];
const adminPages = [
  '/admin/organizations',
  '/admin/people',
  '/admin/fleet',
  '/admin/instances',
  '/admin/instances?channel=canary&behind=true',
  '/admin/mails',
  '/admin/audit',
  '/admin/system-events',
  '/admin/mail-templates',
  '/admin/jobs',
  '/admin/settings',
  '/admin/maintenance',
  '/admin/releases',
  '/admin/rollouts',
  '/admin/rollouts/new',
  '/admin/update-policy',
];

/** Every page, at a desk and on a phone, light and dark: no violation of WCAG 2.1 AA, and nothing to scroll sideways for. */
describe('accessibility', () => {
  let test: BrowserTest;
  let admin: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    admin = await aPlatformAdmin(test.app);
    // So that its banners are looked at as well.
    await admin.put('/api/admin/update-policy', { mode: 'paused' }).expect(204);
    await admin.post('/api/organizations', { name: 'Reef', slug: 'reef' }).expect(201);
    await admin
      .in('reef')
      .post('/api/invitations', { emails: ['kim@example.test', 'lee@example.test'], role: 'MEMBER' })
      .expect(200);
    for (const values of [['another value'], null]) {
      const domain = `${values === null ? 'silent' : 'other'}.example`;
      const { body } = await admin.in('reef').post('/api/domains', { domain }).expect(201);
      const { id, record } = body as { id: string; record: { name: string } };
      await test.app.dns.put(record.name, values);
      await admin.in('reef').post(`/api/domains/${id}/verify`).expect(202);
    }
  });
  afterAll(async () => {
    await test.stop();
  });

  it('has no violation on the pages before sign-in', async () => {
    const { page, context } = await test.newPerson();
    const found = await problemsOf(page, publicPages, test.app.url);
    await context.close();
    expect(found).toEqual([]);
  });

  it('has no violation on the pages of somebody who is signed in', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const found = await problemsOf(page, ownPages, test.app.url);
    await context.close();
    expect(found).toEqual([]);
  }, 600_000);

  it('has no violation on the pages of platform admins', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const found = await problemsOf(page, adminPages, test.app.url);
    await context.close();
    expect(found).toEqual([]);
  }, 600_000);

  it('has no violation in menus and dialogs', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    await page.goto(`${test.app.url}/orgs/reef/team`);
    const found: string[] = [];
    const check = async (what: string): Promise<void> =>
      void found.push(...(await violationsOf(page)).map((line) => `${what}: ${line}`));

    await page.getByRole('button', { name: 'Invite people' }).click();
    await page.getByRole('dialog').getByLabel('E-mail addresses').fill('not an address');
    await page.getByRole('dialog').getByRole('button', { name: /^Send/ }).click();
    await page.getByText(/Not an e-mail address/).waitFor();
    await check('inviting');
    await dismiss(page.getByRole('dialog'));

    await page.getByRole('button', { name: /^Role of/ }).click();
    await page.getByRole('menu').waitFor();
    await check('roles');
    await dismiss(page.getByRole('menu'));

    await page.getByRole('button', { name: /^Switch from/ }).click();
    await page.getByRole('listbox').waitFor();
    await check('organisations');
    await page.getByRole('textbox', { name: 'Find an organisation' }).press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: /^Notices/ }).click();
    await page.getByRole('dialog', { name: 'Notices' }).waitFor();
    await check('notices');
    await dismiss(page.getByRole('dialog', { name: 'Notices' }));

    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Go to' }).waitFor();
    await check('command palette');
    await context.close();
    expect(found).toEqual([]);
  });
});

async function problemsOf(page: Page, paths: readonly string[], url: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    // From another document, so that the fragment alone is a navigation too.
    await page.goto('about:blank');
    await page.goto(`${url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // Nothing is loading any more.
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .mantine-Skeleton-root') === null);
    found.push(...(await problemsInAllLooks(page, path)));
  }
  return found;
}
