import { eventually } from '@moorage/kernel/testing';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { ApiKeysPage } from './pages/api-keys-page.ts';
import { CreateOrganizationPage } from './pages/create-organization-page.ts';
import { HomePage } from './pages/home-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { Shell } from './pages/shell.ts';

describe('the pages of an organisation', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(async () => {
    await test.stop();
  });

  it('suggests an address, refuses a taken one, and shows the bot coming up', async () => {
    const other = await test.app.aPerson('Otto Other');
    await other.post('/api/organizations', { name: 'Taken', slug: 'taken' }).expect(201);
    const owner = await test.app.aPerson('Mira Maker');
    const { page, context, errors } = await test.newPerson({ session: owner.me.token });

    const create = await new CreateOrganizationPage(page, test.app.url).open();
    await create.typeName('Übersee & Söhne');
    await eventually(async () => (await create.slug()) === 'ubersee-sohne');
    await create.typeSlug('taken');
    await page.getByText('Another organisation has this address.').waitFor();
    await create.typeSlug('admin');
    await page.getByText('This address is reserved.').waitFor();
    await create.create({ name: 'Übersee & Söhne', slug: 'uebersee' });
    const home = new HomePage(page, test.app.url);
    await home.waitForStatus('Running');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('switches between organisations, remembers the last one, and shows none of others', async () => {
    const stranger = await test.app.aPerson('Sam Stranger');
    await stranger.post('/api/organizations', { name: 'Hidden Cove', slug: 'hidden-cove' }).expect(201);
    const owner = await test.app.aPerson('Tara Twofold');
    await owner.post('/api/organizations', { name: 'First Quay', slug: 'first-quay' }).expect(201);
    await owner.post('/api/organizations', { name: 'Second Quay', slug: 'second-quay' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const shell = new Shell(page);

    await page.goto(`${test.app.url}/orgs/first-quay`);
    await page.getByRole('heading', { level: 1, name: 'First Quay' }).waitFor();
    expect((await shell.organizations()).toSorted()).toEqual(['First Quay', 'Second Quay']);
    await shell.switchTo('Second Quay');
    await shell.findOrganization('first');
    await page.getByRole('heading', { level: 1, name: 'First Quay' }).waitFor();
    await shell.findOrganization('sec');
    await page.getByRole('heading', { level: 1, name: 'Second Quay' }).waitFor();
    await page.goto(`${test.app.url}/`);
    await page.getByRole('heading', { level: 1, name: 'Second Quay' }).waitFor();

    await page.goto(`${test.app.url}/orgs/hidden-cove`);
    await page.getByRole('heading', { level: 1, name: 'No such organisation' }).waitFor();

    await page.goto(`${test.app.url}/orgs/first-quay`);
    await page.getByRole('heading', { level: 1, name: 'First Quay' }).waitFor();
    await shell.command('team');
    await page.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
    await context.close();
  });

  it('shows only what the role may see', async () => {
    const owner = await test.app.aPerson('Rosa Roles');
    await owner.post('/api/organizations', { name: 'Roles', slug: 'roles' }).expect(201);
    const member = await test.app.aPerson('Milo Member');
    await test.app.joins(member, owner.in('roles'));

    const { page, context } = await test.newPerson({ session: member.me.token });
    await page.goto(`${test.app.url}/orgs/roles`);
    expect(await new Shell(page).destinations()).toEqual(['Home', 'Who may do what', 'Bot instance']);
    await page.goto(`${test.app.url}/orgs/roles/team`);
    await page.getByText('Not for your role').waitFor();
    await page.goto(`${test.app.url}/admin/people`);
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    await context.close();
  });

  it('renames, for everybody who looks at it', async () => {
    const owner = await test.app.aPerson('Remi Rename');
    await owner.post('/api/organizations', { name: 'Old Name', slug: 'rename' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const elsewhere = await context.newPage();
    await elsewhere.goto(`${test.app.url}/orgs/rename`);
    await elsewhere.getByRole('heading', { level: 1, name: 'Old Name' }).waitFor();

    const settings = await new SettingsPage(page, test.app.url).open('rename');
    await settings.rename('New Name');
    await elsewhere.getByRole('heading', { level: 1, name: 'New Name' }).waitFor();
    await elsewhere.getByRole('button', { name: 'Switch from New Name' }).waitFor();
    await context.close();
  });

  it('sets how long invitations work, within what is bearable', async () => {
    const owner = await test.app.aPerson('Ines Inviter');
    await owner.post('/api/organizations', { name: 'Expiry', slug: 'expiry' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const settings = await new SettingsPage(page, test.app.url).open('expiry');
    await settings.setInvitationDays(31);
    await page.getByText('Choose 1 to 30 days.').waitFor();
    await settings.setInvitationDays(21);
    await page.getByText('New invitations work for 21 days.').waitFor();
    await page.goto(`${test.app.url}/orgs/expiry/invitations`);
    await page.getByRole('button', { name: 'Invite people' }).first().click();
    const lifetime = page.getByRole('combobox', { name: 'The link works for' });
    await eventually(async () => (await lifetime.inputValue()) === '21 days (as usual)');
    await context.close();
  });

  it('makes an API key that acts for the organisation', async () => {
    const owner = await test.app.aPerson('Kofi Keys');
    await owner.post('/api/organizations', { name: 'Key Bay', slug: 'key-bay' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const keys = await new ApiKeysPage(page).open(`${test.app.url}/orgs/key-bay/api-keys`);
    const secret = await keys.create('Deployment');
    const members = await fetch(`${test.app.url}/api/members`, {
      headers: { authorization: `Bearer ${secret}`, 'x-tenant-id': 'key-bay' },
    });
    expect(members.status).toBe(200);
    await keys.revoke('Deployment');
    await page.getByText('No API keys yet').waitFor();
    await context.close();
  });

  it('loads again what of a page did not come', async () => {
    const owner = await test.app.aPerson('Pat Parts');
    await owner.post('/api/organizations', { name: 'Parts', slug: 'parts' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const missOne = () => page.route('**/assets/*.js', (route) => route.abort(), { times: 1 });
    await missOne();
    await page.goto(`${test.app.url}/orgs/parts`);
    await page.getByRole('heading', { level: 1, name: 'Parts' }).waitFor();
    await missOne();
    await new Shell(page).goTo('Audit log');
    await page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor();
    await context.close();
  });

  it('says when the API is away, and recovers by itself', async () => {
    const owner = await test.app.aPerson('Ola Offline');
    await owner.post('/api/organizations', { name: 'Offline', slug: 'offline' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    await page.goto(`${test.app.url}/orgs/offline`);
    await page.getByRole('heading', { level: 1, name: 'Offline' }).waitFor();
    await context.route('**/api/**', (route) => route.abort());
    await new Shell(page).goTo('Team');
    await page.getByText('Moorage is not answering').waitFor();
    await context.unroute('**/api/**');
    await page.getByText('Moorage is not answering').waitFor({ state: 'hidden' });
    await page.getByRole('table', { name: 'Members' }).getByText('Ola Offline').waitFor();
    await context.close();
  });
});

describe('an organisation that waits to be verified', () => {
  let test: BrowserTest;
  beforeAll(async () => {
    test = await startBrowserTest({ environment: { ORG_VERIFICATION_REQUIRED: 'true' } });
  });
  afterAll(() => test.stop());

  it('promises its bot for afterwards', async () => {
    const owner = await test.app.aPerson('Wanda Waiting');
    await owner.post('/api/organizations', { name: 'Pier', slug: 'pier' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    await new HomePage(page, test.app.url).open('pier');
    await page.getByText('Once it is approved your bot is made by itself').waitFor();
    await context.close();
  });
});
