import type { Page } from 'playwright-core';
import { CreatePlatformAdmin } from '@moorage/identity';
import { Commands } from '@moorage/platform';
import type { runtimes } from '../dsl/runtimes.ts';
import { passwordOfEveryone } from '../dsl/test-app.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { AdminMailsPage } from './pages/admin-mails-page.ts';
import { CreateOrganizationPage } from './pages/create-organization-page.ts';
import { HomePage } from './pages/home-page.ts';
import { InvitationPage } from './pages/invitation-page.ts';
import { InvitationsPage } from './pages/invitations-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { SignUpPage } from './pages/sign-up-page.ts';
import { TeamPage } from './pages/team-page.ts';

/** The main job, as people see it: each has a browser of their own. */
export function tellStory({ settings }: (typeof runtimes)[number]): void {
  let test: BrowserTest;
  let url: string;
  let owner: Page;
  let colleague: Page;
  let mails: AdminMailsPage;
  let ownersBot: Page;
  let colleaguesBot: Page;
  const complaints: string[][] = [];

  async function aBrowser(): Promise<Page> {
    const { page, errors } = await test.newPerson();
    complaints.push(errors);
    return page;
  }

  beforeAll(async () => {
    test = await startBrowserTest({ environment: await settings() });
    ({ url } = test.app);
    await test.app.running.app
      .get(Commands)
      .execute(new CreatePlatformAdmin('root@example.test', 'Root Admin', passwordOfEveryone));
    const admin = await aBrowser();
    await (
      await new SignInPage(admin, url).open()
    ).signIn({ email: 'root@example.test', password: passwordOfEveryone });
    mails = await new AdminMailsPage(admin, url).open();
  });
  afterAll(() => test.stop());

  it('a new person signs up, and verifies the address with the mail from the outbox', async () => {
    owner = await aBrowser();
    await (
      await new SignUpPage(owner, url).open()
    ).signUp({ name: 'Olivé Owner', email: 'olive@example.test', password: passwordOfEveryone });
    await mails.read('olive@example.test', /verify/i);
    await owner.goto(await mails.link());
    await owner.waitForURL(/\/orgs\/new/);
  });

  it('makes an organisation, and watches its bot come up', async () => {
    await new CreateOrganizationPage(owner, url).create({ name: 'Acme', slug: 'acme' });
    await new HomePage(owner, url).waitForStatus('Running');
  });

  it('opens the bot, is greeted by name as owner and instance admin, and makes an issue that carries the name', async () => {
    ownersBot = await new HomePage(owner, url).openBot();
    expect(new URL(ownersBot.url()).host).toBe(`acme.${new URL(url).host}`);
    expect(await ownersBot.getByTestId('greeting').innerText()).toBe('Hello, Olivé Owner');
    expect(await ownersBot.getByTestId('acting-role').innerText()).toBe('owner');
    await ownersBot.getByTestId('instance-admin').waitFor();
    const form = ownersBot.getByTestId('new-issue');
    await form.getByRole('textbox').first().fill('Paint the hull');
    await form.getByRole('button').click();
    const issue = ownersBot.getByTestId('issue').filter({ hasText: 'Paint the hull' });
    expect(await issue.getByTestId('issue-author').innerText()).toBe('Olivé Owner');
  });

  it('invites a colleague, who sets a password in another browser and is in', async () => {
    await new InvitationsPage(owner, url).open('acme');
    const [result] = await new InvitationsPage(owner, url).invite(['carl@example.test']);
    expect(result).toContain('carl@example.test');
    await mails.open();
    await mails.read('carl@example.test', /invit/i);
    colleague = await aBrowser();
    await (
      await new InvitationPage(colleague).open(await mails.link())
    ).signUp({ name: 'Carl Colleague', password: passwordOfEveryone });
    await colleague.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
  });

  it('shows the colleague as synced in the team, and as a member in the bot', async () => {
    const team = await new TeamPage(owner, url).open('acme');
    await team.waitForSync('Carl Colleague', 'synced');
    colleaguesBot = await new HomePage(colleague, url).openBot();
    await colleaguesBot.getByTestId('greeting').getByText('Hello, Carl Colleague').waitFor();
    expect(await colleaguesBot.getByTestId('instance-admin').count()).toBe(0);
    await ownersBot.reload();
    await ownersBot.getByTestId('member').filter({ hasText: 'Carl Colleague' }).waitFor();
  });

  it('makes the colleague admin: the bot’s next page shows instance admin', async () => {
    const team = await new TeamPage(owner, url).open('acme');
    await team.changeRole('Carl Colleague', 'Admin');
    await team.waitForSync('Carl Colleague', 'synced');
    await colleaguesBot.reload();
    await colleaguesBot.getByTestId('instance-admin').waitFor();
  });

  it('removes the colleague: the open tab is shut out by itself, and the bot lists them no longer', async () => {
    await colleaguesBot.locator('body[data-live="on"]').waitFor();
    const team = await new TeamPage(owner, url).open('acme');
    await team.remove('Carl Colleague');
    // The bot's page reloads when its WebSocket is closed on it, and meets the refusal.
    await colleaguesBot.getByTestId('greeting').waitFor({ state: 'detached' });
    expect((await colleaguesBot.reload())?.status()).toBe(403);
    await ownersBot.reload();
    await ownersBot.getByTestId('greeting').waitFor();
    expect(await ownersBot.getByTestId('member').filter({ hasText: 'Carl Colleague' }).count()).toBe(0);
  });

  it('shows a second organisation nothing of the first', async () => {
    const stranger = await test.app.aPerson('Sam Stranger');
    const { page, errors } = await test.newPerson({ session: stranger.me.token });
    complaints.push(errors);
    await (await new CreateOrganizationPage(page, url).open()).create({ name: 'Birch', slug: 'birch' });
    await new HomePage(page, url).waitForStatus('Running');
    await page.goto(`${url}/orgs/acme`);
    await page
      .getByText(/no such organisation|not a member/i)
      .first()
      .waitFor();
    const atAcme = await page.goto(`http://acme.${new URL(url).host}/`);
    expect(atAcme?.status()).toBe(403);
    expect(await page.content()).not.toContain('Paint the hull');
  });

  it('gave no script a reason to complain', () => {
    // Chromium writes a line for every refused request; refusals are part of the story.
    const faults = complaints.flat().filter((line) => !/Failed to load resource|WebSocket connection/.test(line));
    expect(faults).toEqual([]);
  });
}
