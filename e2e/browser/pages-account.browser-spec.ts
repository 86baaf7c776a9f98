import { passwordOfEveryone } from '../dsl/test-app.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { AccountPages } from './pages/account-pages.ts';
import { ApiKeysPage } from './pages/api-keys-page.ts';

describe('the account', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(async () => {
    await test.stop();
  });

  it('renames', async () => {
    const person = await test.app.aPerson('Petra Profile');
    const { page, context } = await test.newPerson({ session: person.me.token });
    const account = await new AccountPages(page, test.app.url).open('profile');
    await account.rename('Petra Pfeiffer');
    await page.getByRole('button', { name: 'Account of Petra Pfeiffer' }).waitFor();
    expect((await person.get('/api/me').expect(200)).body).toMatchObject({ name: 'Petra Pfeiffer' });
    await context.close();
  });

  it('changes the password, after the current one', async () => {
    const person = await test.app.aPerson('Pavel Password');
    const { page, context } = await test.newPerson({ session: person.me.token });
    const account = await new AccountPages(page, test.app.url).open('password');
    await account.changePassword('not the current one', 'a brand new lantern 9');
    await page.getByText('The current password is wrong.').waitFor();
    await account.changePassword(passwordOfEveryone, 'a brand new lantern 9');
    await page.getByText(/Your password is changed/).waitFor();
    const { email } = person.me;
    await test.app.visitor().post('/api/auth/sign-in', { email, password: passwordOfEveryone }).expect(401);
    await test.app.visitor().post('/api/auth/sign-in', { email, password: 'a brand new lantern 9' }).expect(200);
    await context.close();
  });

  it('shows the sessions, and ends the others', async () => {
    const person = await test.app.aPerson('Selma Sessions');
    const visitor = test.app.visitor();
    const elsewhere = await visitor
      .post('/api/auth/sign-in', { email: person.me.email, password: passwordOfEveryone })
      .expect(200);
    const other = visitor.signedInBy(elsewhere, person.me);
    const { page, context } = await test.newPerson({ session: person.me.token });
    const account = await new AccountPages(page, test.app.url).open('sessions');
    await account.sessions().nth(1).waitFor();
    await page.getByText('This one').waitFor();
    await account.endOtherSessions();
    await account.sessions().nth(1).waitFor({ state: 'hidden' });
    await other.get('/api/me').expect(401);
    await person.get('/api/me').expect(200);
    await context.close();
  });

  it('makes an API key, shows it once, and revokes it', async () => {
    const person = await test.app.aPerson('Kaya Keys');
    const { page, context } = await test.newPerson({ session: person.me.token });
    const keys = await new ApiKeysPage(page).open(`${test.app.url}/account/api-keys`);
    await page.getByText('No API keys yet').waitFor();
    const secret = await keys.create('Nightly report');
    const asProgram = () => fetch(`${test.app.url}/api/me`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await asProgram()).status).toBe(200);
    await page.getByRole('table', { name: 'API keys' }).getByText('Nightly report').waitFor();
    expect(await page.content()).not.toContain(secret);

    await keys.revoke('Nightly report');
    await page.getByText('No API keys yet').waitFor();
    expect((await asProgram()).status).toBe(401);
    await context.close();
  });
});
