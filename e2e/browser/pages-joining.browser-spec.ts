import type { Actor } from '../dsl/actor.ts';
import { proveDomain } from '../dsl/proven-domain.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { JoinPage, JoinRequestsPage } from './pages/join-pages.ts';

describe('joining by the domain', () => {
  let test: BrowserTest;
  let owner: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    owner = await test.app.aPerson('Olga Owner');
    const { id } = (await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201)).body as {
      id: string;
    };
    await proveDomain(test.app, id, 'acme.example');
  });
  afterAll(async () => {
    await test.stop();
  });

  it('leads a newcomer to their colleagues, and in, as soon as an owner says so', async () => {
    const kim = await test.app.aPerson('Kim Reed', 'kim@acme.example');
    const hers = await test.newPerson({ session: kim.me.token });
    // Who has no organisation yet starts here by themselves.
    await hers.page.goto(`${test.app.url}/`);
    const join = new JoinPage(hers.page, test.app.url);
    await join.ask('Acme');

    const owners = await test.newPerson({ session: owner.me.token });
    const requests = await new JoinRequestsPage(owners.page, test.app.url).open('acme');
    await requests.waitForBadge(1);
    await requests.approve('Kim Reed', 'Manager');
    await owners.page.getByText('As manager', { exact: true }).waitFor();

    // Nobody touched the page of the newcomer.
    await join.enter('Acme');
    expect(hers.errors).toEqual([]);
    expect(owners.errors).toEqual([]);
    await hers.context.close();
    await owners.context.close();
  });

  it('shows a new request at once, and the person why they were declined', async () => {
    const owners = await test.newPerson({ session: owner.me.token });
    const requests = await new JoinRequestsPage(owners.page, test.app.url).open('acme', '?status=DECLINED');
    await owners.page.getByText('No request matches').waitFor();
    await requests.open('acme');

    const lee = await test.app.aPerson('Lee Short', 'lee@acme.example');
    const hers = await test.newPerson({ session: lee.me.token });
    const join = await new JoinPage(hers.page, test.app.url).open();
    await join.ask('Acme');
    await requests.waitForBadge(1);
    await requests.decline('Lee Short', 'Please use your own account.');
    await join.waitForRefusal('Please use your own account.');

    await join.ask('Acme');
    await join.withdraw();
    await hers.page.getByRole('heading', { level: 1, name: 'Your colleagues are here' }).waitFor();
    await hers.context.close();
    await owners.context.close();
  });

  it('says so where nobody is to be joined', async () => {
    const nobody = await test.app.aPerson('Nora Nobody');
    const { page, context } = await test.newPerson({ session: nobody.me.token });
    await page.goto(`${test.app.url}/join`);
    await page.getByText(/No organisation here takes people by their address at example\.test/).waitFor();
    await page.getByRole('link', { name: 'Make an organisation' }).click();
    await page.getByRole('heading', { level: 1, name: 'Make an organisation' }).waitFor();
    await context.close();
  });
});
