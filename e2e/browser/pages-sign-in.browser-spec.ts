import { passwordOfEveryone } from '../dsl/test-app.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { Shell } from './pages/shell.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { SignUpPage } from './pages/sign-up-page.ts';

describe('the pages before sign-in', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(async () => {
    await test.stop();
  });

  it('sign up, verify by the link, sign out, sign in', async () => {
    const { page, context } = await test.newPerson();
    const email = 'nora.new@example.test';
    const signUp = await new SignUpPage(page, test.app.url).open();
    await signUp.submit({ name: 'Nora New', email, password: 'short' });
    await page.getByText('Use 12 characters or more.').waitFor();
    await signUp.signUp({ name: 'Nora New', email, password: passwordOfEveryone });
    await page.getByText('This installation sends no mails').waitFor();

    const signIn = await new SignInPage(page, test.app.url).open();
    await signIn.submit({ email, password: passwordOfEveryone });
    expect(await signIn.refusal()).toContain('Verify your e-mail address');

    const token = await test.app.outbox().tokenSentTo(email, /verify/i);
    await page.goto(`${test.app.url}/verify-email#token=${token}`);
    await page.getByRole('heading', { name: 'Make an organisation' }).waitFor();
    expect(page.url()).not.toContain(token);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn.submit({ email, password: 'not the password at all' });
    expect(await signIn.refusal()).toContain('The e-mail address or the password is wrong.');
    await page.getByLabel('Password', { exact: true }).fill(passwordOfEveryone);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Make an organisation' }).waitFor();
    await context.close();
  });

  it('a used link says so, and leads on', async () => {
    const { page, context } = await test.newPerson();
    await page.goto(`${test.app.url}/verify-email#token=${'x'.repeat(43)}`);
    await page
      .getByRole('alert')
      .getByText(/not valid/)
      .waitFor();
    await page.getByRole('link', { name: 'To sign-in' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await context.close();
  });

  it('a forgotten password is replaced by the link', async () => {
    const someone = await test.app.aPerson('Fred Forgetful');
    const { page, context } = await test.newPerson();
    await page.goto(`${test.app.url}/sign-in`);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByLabel('E-mail address').fill(someone.me.email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();

    const token = await test.app.outbox().tokenSentTo(someone.me.email, /password/i);
    await page.goto(`${test.app.url}/reset-password#token=${token}`);
    await page.getByLabel('New password', { exact: true }).fill('password1234');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText(/lists that attackers try first/).waitFor();
    await page.getByLabel('New password', { exact: true }).fill('another quiet lantern 7');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('heading', { name: 'Make an organisation' }).waitFor();
    await context.close();
  });

  it('leads back to the page that was asked for', async () => {
    const someone = await test.app.aPerson('Rita Return');
    await someone.post('/api/organizations', { name: 'Return', slug: 'return' }).expect(201);
    const { page, context } = await test.newPerson();
    await page.goto(`${test.app.url}/orgs/return/team?search=rita`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const signIn = new SignInPage(page, test.app.url);
    await signIn.signIn({ email: someone.me.email, password: passwordOfEveryone });
    await page.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
    expect(new URL(page.url()).search).toBe('?search=rita');
    await new Shell(page).signOut();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await context.close();
  });
});
