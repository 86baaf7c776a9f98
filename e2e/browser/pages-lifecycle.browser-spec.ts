import type { Actor } from '../dsl/actor.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { AdminPages } from './pages/admin-pages.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';

/** The pages of an organisation that isn't simply active, and what admins and owners do about it. */
describe('the life of an organisation, on its pages', () => {
  let test: BrowserTest;
  let admin: Actor;
  let owner: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    admin = await aPlatformAdmin(test.app);
    owner = await test.app.aPerson('Ona Owner');
  }, 60_000);
  afterAll(async () => {
    await test.stop();
  }, 30_000);

  it('lets an admin have new ones wait, reject one, and approve it when its owner asks again', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    await page.goto(`${test.app.url}/admin/settings`);
    await page.getByRole('switch', { name: 'Wait to be verified' }).check({ force: true });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The settings are saved.').waitFor();

    await owner.post('/api/organizations', { name: 'Pier Nine', slug: 'pier-nine' }).expect(201);
    const hers = await test.newPerson({ session: owner.me.token });
    await hers.page.goto(`${test.app.url}/orgs/pier-nine`);
    await hers.page.getByText('Waiting to be verified').waitFor();

    const pages = await new AdminPages(page, test.app.url).open('organizations', '?status=WAITING');
    await page.getByRole('link', { name: /Organisations.*1 waiting to be verified/ }).waitFor();
    await pages.rejectOrganization('Pier Nine', 'Which pier is it?');
    await pages.row('Pier Nine').waitFor({ state: 'hidden' });
    await pages.open('organizations', '?status=REJECTED');

    await hers.page.getByText(/Which pier is it\?/).waitFor();
    await hers.page.getByRole('button', { name: 'Ask again' }).click();
    await hers.page.getByText('Waiting to be verified').waitFor();

    await pages.open('organizations', '?status=WAITING');
    await pages.choose('Pier Nine', 'Approve');
    await hers.page.getByRole('heading', { name: 'Pier Nine' }).waitFor();
    await hers.page.getByText('Waiting to be verified').waitFor({ state: 'hidden' });
    await hers.page.getByText(/You are an owner here/).waitFor();
    await hers.context.close();
    await context.close();
  }, 60_000);
});
