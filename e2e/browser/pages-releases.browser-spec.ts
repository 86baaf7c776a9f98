import { eventually } from '@moorage/kernel/testing';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { dismiss } from './pages/dismiss.ts';

describe('the page of releases', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(async () => {
    await test.stop();
  });

  it('shows what a release brings, puts it in quarantine, and takes it out', async () => {
    const admin = await aPlatformAdmin(test.app);
    const { page, context, errors } = await test.newPerson({ session: admin.me.token });
    await page.goto(`${test.app.url}/admin/releases`);
    await page.getByText('No releases yet').waitFor();

    const owner = await test.app.aPerson('Rena Releases');
    await owner.post('/api/organizations', { name: 'Releases', slug: 'releases' }).expect(201);
    await eventually(
      async () =>
        ((await admin.get('/api/admin/releases')).body as { items: { version?: string }[] }).items[0]?.version !==
        undefined,
    );
    await page.reload();
    const table = page.getByRole('table', { name: 'Releases' });
    await table.getByText('Newest').waitFor();
    await page.getByRole('region', { name: 'Where releases come from' }).getByText('1 instance').waitFor();
    await table.getByRole('button').first().click();
    await page.getByRole('region', { name: /^Changelog of/ }).waitFor();
    await dismiss(page.getByRole('dialog'));

    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Put in quarantine…' }).click();
    await page.getByRole('button', { name: 'Put in quarantine' }).click();
    await page.getByText('Say why: other admins read it.').waitFor();
    await page.getByLabel('Reason').fill('It loses messages.');
    await page.getByRole('button', { name: 'Put in quarantine' }).click();
    await table.getByText('In quarantine').waitFor();
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Lift the quarantine' }).click();
    await table.getByText('Newest').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});
