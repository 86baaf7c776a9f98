import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';

describe('the pages of update policies', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(async () => {
    await test.stop();
  });

  it('let an owner choose an hour, give the bot its own times, and take the choice back', async () => {
    const owner = (await test.app.aPerson('Una Updates')).in('updates');
    await owner.post('/api/organizations', { name: 'Updates Ltd', slug: 'updates' }).expect(201);
    const { page, context, errors } = await test.newPerson({ session: owner.me.token });
    await page.goto(`${test.app.url}/orgs/updates/updates`);
    const chosen = page.getByRole('region', { name: 'New versions' });
    await chosen.getByText('Nothing was chosen yet').waitFor();
    await chosen.getByLabel('By themselves').check();
    await chosen.getByRole('combobox', { name: 'Hour' }).click();
    await page.getByRole('option', { name: /^22:00 UTC/ }).click();
    await chosen.getByRole('button', { name: 'Save' }).click();
    await chosen.getByText('Chosen for this organisation.').waitFor();
    await chosen.getByText(/next window is open from/).waitFor();

    const own = page.getByRole('region', { name: 'The bot’s own policy' });
    await own.getByText('It does not count now').waitFor();
    await own.getByRole('combobox', { name: 'Policy' }).click();
    await page.getByRole('option', { name: /^Cron/ }).click();
    await own.getByLabel('Times').fill('0 0 30 2 *');
    await own.getByRole('button', { name: 'Save' }).click();
    await own.getByText(/five fields of a time that comes/).waitFor();
    await own.getByLabel('Times').fill('30 2 * * 6');
    await own.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The bot’s own policy is saved.').waitFor();

    await chosen.getByRole('button', { name: 'Back to the default' }).click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await chosen.getByText('Nothing was chosen yet').waitFor();
    await own.getByText('It may be updated from').waitFor();
    expect((await owner.get('/api/organization/update-policy')).body).toMatchObject({ source: 'default' });
    // The browser tells of every refusal that it sees.
    expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
    await context.close();
  });

  it('let an admin pause the fleet, which nobody overlooks, and choose for an organisation', async () => {
    const admin = await aPlatformAdmin(test.app);
    await admin.post('/api/organizations', { name: 'Quiet Bay', slug: 'quiet-bay' }).expect(201);
    const { page, context, errors } = await test.newPerson({ session: admin.me.token });
    await page.goto(`${test.app.url}/admin/update-policy`);
    await page.getByLabel('Paused').check();
    await page.getByRole('button', { name: 'Pause…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pause all updates?' });
    await dialog.getByRole('button', { name: 'Pause all updates' }).click();
    await page.getByRole('status', { name: 'All updates are paused' }).waitFor();

    await page.goto(`${test.app.url}/admin/organizations`);
    await page.getByRole('status', { name: 'All updates are paused' }).waitFor();
    await page.getByRole('button', { name: 'Actions for Quiet Bay' }).click();
    await page.getByRole('menuitem', { name: 'Change its update policy…' }).click();
    const form = page.getByRole('dialog', { name: 'Updates of Quiet Bay' });
    await form.getByText('It chose nothing').waitFor();
    await form.getByLabel('By themselves').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    expect((await admin.in('quiet-bay').get('/api/organization/update-policy')).body).toMatchObject({
      mode: 'auto',
      source: 'organization',
      fleetMode: 'paused',
    });

    await page.goto(`${test.app.url}/orgs/quiet-bay/updates`);
    await page.getByText('Updates are paused').waitFor();
    await admin.put('/api/admin/update-policy', { mode: 'auto' }).expect(204);
    // The page hears of it by itself.
    await page.getByText('Updates are paused').waitFor({ state: 'hidden' });
    expect(errors).toEqual([]);
    await context.close();
  });
});
