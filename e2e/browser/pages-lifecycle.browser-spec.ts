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
  });
  afterAll(async () => {
    await test.stop();
  });

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
    await hers.page.getByRole('link', { name: 'Change the profile' }).click();
    await hers.page.getByLabel('Website').fill('pier-nine.example');
    await hers.page.getByRole('button', { name: 'Save' }).click();
    await hers.page.getByText('The profile is saved.').waitFor();
    await hers.page.goto(`${test.app.url}/orgs/pier-nine`);
    await hers.page.getByRole('button', { name: 'Ask again' }).click();
    await hers.page.getByText('Waiting to be verified').waitFor();

    await pages.open('organizations', '?status=WAITING');
    await pages.choose('Pier Nine', 'Approve');
    await hers.page.getByRole('heading', { name: 'Pier Nine' }).waitFor();
    await hers.page.getByText('Waiting to be verified').waitFor({ state: 'hidden' });
    await hers.page.getByText(/You are an owner here/).waitFor();
    await hers.context.close();
    await context.close();
  });

  it('is deactivated with its name typed, says until when that can be undone, and is brought back', async () => {
    const keeper = await test.app.aPerson('Kay Keeper');
    await admin.patch('/api/admin/settings', { orgVerificationRequired: false }).expect(200);
    await keeper.post('/api/organizations', { name: 'Dry Dock', slug: 'dry-dock' }).expect(201);
    const { page, context } = await test.newPerson({ session: keeper.me.token });
    await page.goto(`${test.app.url}/orgs/dry-dock`);
    await page.getByRole('link', { name: 'Danger zone' }).click();
    await page.getByRole('button', { name: 'Deactivate…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/to confirm/).fill('Dry Doc');
    expect(await dialog.getByRole('button', { name: 'Deactivate' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/to confirm/).fill('Dry Dock');
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText(/Will be deleted on \d/).waitFor();
    await page.getByRole('button', { name: 'Undo the deactivation' }).click();
    await page.getByText(/You are an owner here/).waitFor();
    await context.close();
  });

  it('changes hands by name, typed', async () => {
    const keeper = await test.app.aPerson('Lou Leaver');
    await keeper.post('/api/organizations', { name: 'Slipway', slug: 'slipway' }).expect(201);
    const heir = await test.app.aPerson('Hedda Heir');
    await test.app.joins(heir, keeper.in('slipway'));
    const { page, context } = await test.newPerson({ session: keeper.me.token });
    const searches: (string | null)[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === '/api/members') searches.push(searchParams.get('search'));
    });
    await page.clock.install();
    await page.goto(`${test.app.url}/orgs/slipway/danger-zone`);
    await page.getByRole('combobox', { name: 'The next owner' }).fill('Hedda');
    await page.getByRole('option', { name: /Hedda Heir/ }).click();
    // Whoever takes a moment to think finds the choice as it was: what stands in the field by then is no search.
    await page.clock.fastForward(1_000);
    await page.getByRole('button', { name: 'Transfer…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/to confirm/).fill('Slipway');
    await dialog.getByRole('button', { name: 'Transfer ownership' }).click();
    await page.getByText('Hedda Heir is the owner now.').waitFor();
    await page.getByText('Owners alone may do what is here.').waitFor();
    expect(searches.filter((search) => search?.includes('('))).toEqual([]);
    await context.close();
  });

  it('moves to another address, and its old one leads there', async () => {
    const keeper = await test.app.aPerson('Mo Mover');
    await keeper.post('/api/organizations', { name: 'Quayside', slug: 'quayside' }).expect(201);
    const { page, context } = await test.newPerson({ session: keeper.me.token });
    await page.goto(`${test.app.url}/orgs/quayside/danger-zone`);
    const address = page.getByRole('textbox', { name: 'Address' });
    await address.fill('dry-dock');
    await page.getByText('Another organisation has this address.').waitFor();
    await address.fill('waterfront');
    await page.getByRole('button', { name: 'Change the address…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Change the address' }).click();
    await page.waitForURL(`${test.app.url}/orgs/waterfront/danger-zone`);
    await page.getByText('Old addresses that lead here:').waitFor();
    await page.goto(`${test.app.url}/orgs/quayside/team?search=mo`);
    await page.waitForURL(`${test.app.url}/orgs/waterfront/team?search=mo`);
    await page.getByRole('table').getByText('Mo Mover').waitFor();
    await context.close();
  });

  it('begins as a personal workspace, which becomes a team', async () => {
    const person = await test.app.aPerson('Ola Only');
    const { page, context } = await test.newPerson({ session: person.me.token });
    await page.goto(`${test.app.url}/account/workspace`);
    await page.getByRole('button', { name: 'Make my personal workspace' }).click();
    await page.waitForURL(`${test.app.url}/orgs/ola-only`);
    await page.getByRole('heading', { level: 1, name: 'Ola Only’s workspace' }).waitFor();
    await page.goto(`${test.app.url}/orgs/ola-only/danger-zone`);
    await page.getByRole('button', { name: 'Turn into a team…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn into a team' }).click();
    await page.getByText('It is a team now').waitFor();
    await page.getByRole('heading', { name: 'Transfer ownership' }).waitFor();
    await context.close();
  });

  it('stands in a group that an admin puts it in, and shows its chart', async () => {
    const keeper = await test.app.aPerson('Gerd Group');
    await keeper.post('/api/organizations', { name: 'Fleet Group', slug: 'fleet-group' }).expect(201);
    await keeper.post('/api/organizations', { name: 'Tug Company', slug: 'tug-company' }).expect(201);
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const pages = await new AdminPages(page, test.app.url).open('organizations', '?search=tug');
    await pages.choose('Tug Company', 'Change its group…');
    await page.getByRole('combobox', { name: 'Stands below' }).fill('Fleet');
    await page.getByRole('option', { name: /Fleet Group/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Tug Company is part of the group now.').waitFor();
    const theirs = await test.newPerson({ session: keeper.me.token });
    await theirs.page.goto(`${test.app.url}/orgs/tug-company`);
    const chart = theirs.page.getByRole('list', { name: 'Organisation chart' });
    await chart.getByText('Fleet Group').waitFor();
    expect(await chart.getByRole('listitem').count()).toBe(2);
    await theirs.context.close();
    await context.close();
  });
});
