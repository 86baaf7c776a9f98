import type { Actor } from '../dsl/actor.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { AdminPages } from './pages/admin-pages.ts';

describe('what one sees depends on who one is', () => {
  let test: BrowserTest;
  let owner: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    owner = (await test.app.aPerson('Holly Home')).in('home-port');
    await owner.post('/api/organizations', { name: 'Home Port', slug: 'home-port' }).expect(201);
  });
  afterAll(async () => {
    await test.stop();
  });

  async function aMember(role: string): Promise<Actor> {
    return test.app.joins(await test.app.aPerson(`${role} Person`), owner, role);
  }

  it.each([
    ['ADMIN', ['Finish setting up', 'Your bot', 'Team']],
    ['MANAGER', ['Your bot', 'Team', 'Look into']],
    ['SUPPORT', ['Your bot', 'Team', 'Look into']],
    ['BILLING_ADMIN', ['Your bot', 'You here', 'Seats']],
    ['MEMBER', ['Your bot', 'You here']],
  ])('home of %s has %j', async (role, cards) => {
    const person = await aMember(role);
    const { page, context, errors } = await test.newPerson({ session: person.me.token });
    await page.goto(`${test.app.url}/orgs/home-port`);
    await page.getByRole('heading', { level: 1, name: 'Home Port' }).waitFor();
    for (const card of cards) await page.getByRole('heading', { level: 2, name: card, exact: true }).waitFor();
    expect(await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()).toEqual(cards);
    if (cards.includes('Look into')) {
      await page.getByRole('region', { name: 'Look into' }).getByRole('link', { name: 'Audit log' }).click();
      await page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor();
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  it('offers neither hosts nor publishers where the operator has none', async () => {
    const admin = await aPlatformAdmin(test.app);
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const list = await new AdminPages(page, test.app.url).open('organizations');
    expect(await list.switchCapability('Home Port', 'Sponsor')).toEqual(['Sponsor']);
    await list.row('Home Port').getByText('home-port · sponsor').waitFor();
    await context.close();

    const asOwner = await test.newPerson({ session: owner.me.token });
    await asOwner.page.goto(`${test.app.url}/orgs/home-port/setup?step=team`);
    await asOwner.page.getByRole('combobox', { name: 'Role' }).click();
    await asOwner.page.getByRole('option', { name: /^Manager/ }).waitFor();
    expect(await asOwner.page.getByRole('option', { name: /^Publisher/ }).count()).toBe(0);
    await asOwner.context.close();
  });
});
