import { aPicture, aZip } from '../dsl/pictures.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { BrandingPage } from './pages/branding-page.ts';
import { CreateOrganizationPage } from './pages/create-organization-page.ts';
import { SetupWizard } from './pages/setup-wizard.ts';

describe('the wizard of an organisation', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(async () => {
    await test.stop();
  });

  it('leads from the name to the last look, shows failures at their step, and goes on in another browser', async () => {
    const owner = await test.app.aPerson('Wanda Wizard');
    const first = await test.newPerson({ session: owner.me.token });
    const create = await new CreateOrganizationPage(first.page, test.app.url).open();
    await create.found({ name: 'Wizard Wharf', slug: 'wizard-wharf' });

    // A mistake stays at its step, at its field.
    const wizard = new SetupWizard(first.page);
    await wizard.isAt('What does it do?');
    await first.page.getByLabel('GSTIN').fill('27AAPFU0939F1ZW');
    await wizard.click('Save and go on');
    await wizard.problemAt('GSTIN').getByText('does not fit the others').waitFor();
    await first.page.getByLabel('GSTIN').fill('');
    await first.page.getByLabel('Website').fill('wharf.example');
    await wizard.click('Save and go on');
    await wizard.isAt('How does it look?');
    await first.page.reload();
    await wizard.isAt('How does it look?');
    await first.context.close();

    // Another browser knows where it was, and what was said.
    const { page, context, errors } = await test.newPerson({ session: owner.me.token });
    await page.goto(`${test.app.url}/orgs/wizard-wharf`);
    await page.getByText('Still to do: branding, team.').waitFor();
    await page.getByRole('region', { name: 'Finish setting up' }).getByRole('link', { name: 'Go on' }).click();
    const resumed = new SetupWizard(page);
    await resumed.isAt('How does it look?');
    const branding = new BrandingPage(page, test.app.url);
    await branding.chooseLogo('logo.png', aZip);
    await resumed.problemAt('Logo').getByText('no PNG, JPEG, WebP or GIF').waitFor();
    await branding.chooseLogo('logo.png', await aPicture());
    await page.getByText('The logo is saved.').waitFor();
    await resumed.click('Go on');

    await resumed.isAt('Who works with it?');
    await page.getByLabel('E-mail addresses').fill('nonsense');
    await resumed.click('Send the invitation');
    await resumed.problemAt('E-mail addresses').getByText('Not an e-mail address').waitFor();
    await page.getByLabel('E-mail addresses').fill('kim@example.test, lee@example.test');
    await resumed.click('Send 2 invitations');
    await page.getByText('2 invitations are on the way.').waitFor();
    await resumed.click('Go on');

    await resumed.isAt('All set?');
    expect(await resumed.marks()).toEqual(['founded', 'done', 'done', 'done']);
    await page.getByText('https://wharf.example').waitFor();
    await page.getByText('Invited: lee@example.test, kim@example.test').waitFor();
    await resumed.click('Finish');
    await page.getByRole('heading', { level: 1, name: 'Wizard Wharf' }).waitFor();
    await page.getByText('Finish setting up').waitFor({ state: 'hidden' });
    expect(errors.filter((text) => !text.includes('422'))).toEqual([]);
    await context.close();
  });

  it('can be left out step by step, and put away', async () => {
    const owner = await test.app.aPerson('Skip Skipper');
    await owner.post('/api/organizations', { name: 'Skipped', slug: 'skipped' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const wizard = new SetupWizard(page);
    await page.goto(`${test.app.url}/orgs/skipped/setup`);
    for (const step of ['What does it do?', 'How does it look?', 'Who works with it?']) {
      await wizard.isAt(step);
      await wizard.click('Skip');
    }
    await wizard.isAt('All set?');
    expect(await wizard.marks()).toEqual(['founded', 'left out', 'left out', 'left out']);
    await page.getByRole('link', { name: 'Finish later' }).click();
    await page.getByText('Still to do: profile, branding, team.').waitFor();
    await page.getByRole('button', { name: 'Don’t remind me' }).click();
    await page.getByText('Finish setting up').waitFor({ state: 'hidden' });
    await context.close();
  });

  it('says at the step that the organisation may not be changed any more', async () => {
    const owner = await test.app.aPerson('Susi Suspended');
    const made = await owner.post('/api/organizations', { name: 'Shut', slug: 'shut' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const wizard = new SetupWizard(page);
    await page.goto(`${test.app.url}/orgs/shut/setup`);
    await wizard.isAt('What does it do?');
    const admin = await aPlatformAdmin(test.app);
    const { id } = made.body as { id: string };
    await admin.post(`/api/admin/organizations/${id}/suspend`, { reason: 'Unpaid invoices' }).expect(204);
    await wizard.click('Skip');
    await page.getByRole('alert').getByText('The organisation is suspended').waitFor();
    await wizard.isAt('What does it do?');
    await context.close();
  });
});
