import { startBrowserTest, type BrowserTest } from './browser.ts';

describe('preferences', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(async () => {
    await test.stop();
  });

  it('decide where the start page leads and how moments are written, in every browser of the person', async () => {
    const owner = await test.app.aPerson('Petra Preference');
    await owner.post('/api/organizations', { name: 'Alpha Quay', slug: 'alpha-quay' }).expect(201);
    await owner.post('/api/organizations', { name: 'Beta Quay', slug: 'beta-quay' }).expect(201);
    const { page, context, errors } = await test.newPerson({ session: owner.me.token });
    await page.goto(`${test.app.url}/account/preferences`);
    await page.getByRole('combobox', { name: 'Begin in' }).click();
    await page.getByRole('option', { name: 'Beta Quay' }).click();
    await page.getByRole('combobox', { name: 'Dates and numbers' }).fill('German (Germany)');
    await page.getByRole('option', { name: 'German (Germany)' }).click();
    await page.getByText('1.234.567,89').waitFor();
    await page.getByRole('combobox', { name: 'Amounts' }).fill('EUR');
    await page.getByRole('option', { name: /^EUR/ }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your preferences are saved.').waitFor();
    expect(errors).toEqual([]);
    await context.close();

    const elsewhere = await test.newPerson({ session: owner.me.token });
    await elsewhere.page.goto(`${test.app.url}/orgs/alpha-quay`);
    await elsewhere.page.getByRole('heading', { level: 1, name: 'Alpha Quay' }).waitFor();
    await elsewhere.page.goto(`${test.app.url}/`);
    await elsewhere.page.getByRole('heading', { level: 1, name: 'Beta Quay' }).waitFor();
    await elsewhere.page.goto(`${test.app.url}/account/profile`);
    await elsewhere.page.locator('time').first().hover();
    await elsewhere.page.getByText(/\d\d\.\d\d\.\d{4}, \d\d:\d\d:\d\d here/).waitFor();
    await elsewhere.page.goto(`${test.app.url}/account/preferences`);
    await elsewhere.page.getByRole('combobox', { name: 'Amounts' }).waitFor();
    expect(await elsewhere.page.getByRole('combobox', { name: 'Amounts' }).inputValue()).toMatch(/^EUR/);
    await elsewhere.context.close();
  });
});
