import { eventually } from '@moorage/kernel/testing';
import { aPicture, aZip } from '../dsl/pictures.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { BrandingPage } from './pages/branding-page.ts';

describe('the pages on which an organisation presents itself', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(async () => {
    await test.stop();
  });

  it('keeps the profile, and shows each mistake at its field', async () => {
    const owner = await test.app.aPerson('Pia Profile');
    await owner.post('/api/organizations', { name: 'Pier Nine', slug: 'pier-nine' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    await page.goto(`${test.app.url}/orgs/pier-nine/profile`);
    const problemOf = (label: string) =>
      page
        .locator('.mantine-InputWrapper-root', { has: page.getByLabel(label) })
        .locator('.mantine-InputWrapper-error');

    await page.getByLabel('Website').fill('http://pier.example');
    await page.getByLabel('GSTIN').fill('27AAPFU0939F1ZW');
    await page.getByLabel('MSME').fill('12');
    await page.getByRole('button', { name: 'Save' }).click();
    await problemOf('Website').getByText('Use an https address').waitFor();
    await problemOf('GSTIN').getByText('does not fit the others').waitFor();
    await problemOf('MSME').getByText('UDYAM-MH-12-0012345').waitFor();

    await page.getByRole('combobox', { name: 'Industry' }).fill('Soft');
    await page.getByRole('option', { name: 'Software' }).click();
    await page.getByLabel('Website').fill('Pier.example/');
    await page.getByLabel('GSTIN').fill('27aapfu0939f1zv');
    await page.getByLabel('MSME').fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The profile is saved.').waitFor();
    await page.reload();
    await page.getByLabel('Website').waitFor();
    expect(await page.getByLabel('Website').inputValue()).toBe('https://pier.example');
    expect(await page.getByLabel('GSTIN').inputValue()).toBe('27AAPFU0939F1ZV');
    expect(await page.getByLabel('PAN').inputValue()).toBe('AAPFU0939F');
    expect(await page.getByRole('combobox', { name: 'Industry' }).inputValue()).toBe('Software');
    await context.close();
  });

  it('takes a logo, shows it in the switcher and on invitations, and refuses what is none at the field', async () => {
    const owner = await test.app.aPerson('Luca Logo');
    await owner.post('/api/organizations', { name: 'Logo Landing', slug: 'logo-landing' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const branding = await new BrandingPage(page, test.app.url).open('logo-landing');

    await branding.chooseLogo('logo.png', aZip);
    await page.locator('.mantine-InputWrapper-error', { hasText: 'no PNG, JPEG, WebP or GIF' }).waitFor();
    await branding.chooseLogo('large.png', Buffer.alloc(20_000_000));
    await page.locator('.mantine-InputWrapper-error', { hasText: '19.1 MiB. Use 2 MiB or less.' }).waitFor();

    await branding.chooseLogo('logo.png', await aPicture());
    await page.getByText('The logo is saved.').waitFor();
    expect(await page.locator('.mantine-InputWrapper-error').count()).toBe(0);
    const inSwitcher = page.getByRole('button', { name: /^Switch from/ }).locator('img');
    await inSwitcher.waitFor();
    expect(await inSwitcher.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(
      64,
    );

    await owner
      .in('logo-landing')
      .post('/api/invitations', { emails: ['new.face@example.test'], role: 'MEMBER' })
      .expect(200);
    const token = await test.app.outbox().tokenSentTo('new.face@example.test', /invit/i);
    const invited = await test.newPerson();
    await invited.page.goto(`${test.app.url}/invitation#token=${token}`);
    await invited.page.getByText('invited by Luca Logo').waitFor();
    await invited.page.locator(`img[src^="/api/organizations/"]`).waitFor();
    await invited.context.close();

    await page.getByRole('button', { name: 'Remove the logo' }).click();
    await page.getByText('The logo is gone.').waitFor();
    await inSwitcher.waitFor({ state: 'hidden' });
    await context.close();
  });

  it('draws the colour so that it can be seen', async () => {
    const owner = await test.app.aPerson('Cleo Colour');
    await owner.post('/api/organizations', { name: 'Colour Cove', slug: 'colour-cove' }).expect(201);
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const branding = await new BrandingPage(page, test.app.url).open('colour-cove');
    const background = () =>
      page
        .getByRole('button', { name: /^Switch from/ })
        .locator('.mantine-Avatar-placeholder')
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await background();
    await branding.setColor('#fff000');
    await page.getByText('On dark pages').waitFor();
    await eventually(async () => (await background()) !== before);
    expect(await background()).not.toBe('rgb(255, 240, 0)');
    await context.close();
  });
});
