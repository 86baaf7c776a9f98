import { eventually } from '@moorage/kernel/testing';
import type { Page, Route } from 'playwright-core';
import type { Actor } from '../dsl/actor.ts';
import { passwordOfEveryone } from '../dsl/test-app.ts';
import { onDatabase } from '../dsl/on-database.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { dismiss } from './pages/dismiss.ts';
import { InvitationPage } from './pages/invitation-page.ts';
import { InvitationsPage } from './pages/invitations-page.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { Shell } from './pages/shell.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TeamPage } from './pages/team-page.ts';

describe('the team', () => {
  let test: BrowserTest;
  let owner: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    owner = await test.app.aPerson('Olga Owner');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
  });
  afterAll(async () => {
    await test.stop();
  });

  const linkSentTo = async (email: string): Promise<string> =>
    `${test.app.url}/invitation#token=${await test.app.outbox().tokenSentTo(email, /invite/i)}`;
  const join = async (name: string, role: string): Promise<Actor> => {
    return test.app.joins(await test.app.aPerson(name), owner.in('acme'), role);
  };

  it('invites several people, and says of each what became of it', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const invitations = await new InvitationsPage(page, test.app.url).open('acme');
    await page.getByText('No invitations yet').waitFor();
    const results = await invitations.invite(
      ['guest.one@example.test', 'guest.two@example.test', owner.me.email],
      'Manager',
    );
    expect(results).toEqual([
      expect.stringMatching(/guest\.one.*invited/),
      expect.stringMatching(/guest\.two.*invited/),
      expect.stringMatching(/olga\.owner.*not invited: .*member already/),
    ]);
    await invitations.waitForStatus('guest.one@example.test', 'Pending');
    await invitations.resend('guest.one@example.test');
    await invitations.revoke('guest.two@example.test');

    const guest = await test.newPerson();
    const revoked = await new InvitationPage(guest.page).open(await linkSentTo('guest.two@example.test'));
    expect(await revoked.refusal()).toContain('withdrawn');
    await guest.context.close();
    await context.close();
  });

  it('lets a guest join with a name and a password, and shows it to the owner at once', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const team = await new TeamPage(page, test.app.url).open('acme');
    await owner
      .in('acme')
      .post('/api/invitations', { emails: ['gina.guest@example.test'], role: 'MEMBER' })
      .expect(200);

    const guest = await test.newPerson();
    const invitation = await new InvitationPage(guest.page).open(await linkSentTo('gina.guest@example.test'));
    await invitation.signUp({ name: 'Gina Guest', password: passwordOfEveryone });
    await guest.page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();

    await team.row('Gina Guest').waitFor();
    await team.waitForSync('Gina Guest', 'synced', 60_000);
    await guest.context.close();
    await context.close();
  });

  it('leads somebody with an account through sign-in to joining', async () => {
    const known = await test.app.aPerson('Karl Known');
    await owner
      .in('acme')
      .post('/api/invitations', { emails: [known.me.email], role: 'MEMBER' })
      .expect(200);
    const { page, context } = await test.newPerson();
    const invitation = await new InvitationPage(page).open(await linkSentTo(known.me.email));
    await invitation.goToSignIn();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Password', { exact: true }).fill(passwordOfEveryone);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await invitation.join();
    await page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
    await context.close();
  });

  it('offers to sign out to somebody who is signed in with another address', async () => {
    const other = await test.app.aPerson('Oscar Other');
    await owner
      .in('acme')
      .post('/api/invitations', { emails: ['someone.else@example.test'], role: 'MEMBER' })
      .expect(200);
    const { page, context } = await test.newPerson({ session: other.me.token });
    await new InvitationPage(page).open(await linkSentTo('someone.else@example.test'));
    await page.getByText('The invitation is for another address').waitFor();
    await page.getByRole('button', { name: /^Sign out and go on/ }).click();
    await page.getByText('Choose a password, and you are in.').waitFor();
    await context.close();
  });

  it('changes roles, and says why of the choices that are not open', async () => {
    await join('Mona Manager', 'MANAGER');
    const admin = await join('Adam Admin', 'ADMIN');
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const team = await new TeamPage(page, test.app.url).open('acme');

    const ownersRoles = await team.openRoles('Olga Owner');
    await ownersRoles.getByText('Only members with a role below your own can be changed by you.').first().waitFor();
    await dismiss(ownersRoles);

    const roles = await team.openRoles('Mona Manager');
    await roles.getByRole('menuitem', { name: /^Owner/, disabled: true }).waitFor();
    await dismiss(roles);
    await team.changeRole('Mona Manager', 'Support');
    await page.getByRole('button', { name: 'Undo' }).click();
    await team
      .row('Mona Manager')
      .getByRole('button', { name: /Role of Mona Manager: Manager/ })
      .waitFor();
    await context.close();
  });

  it('suspends, reactivates and removes', async () => {
    const leaver = await join('Lena Leaver', 'MEMBER');
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const team = await new TeamPage(page, test.app.url).open('acme');
    await team.suspend('Lena Leaver');
    await team.row('Lena Leaver').getByText('Suspended', { exact: true }).waitFor();
    await team.reactivate('Lena Leaver');
    await team.row('Lena Leaver').getByText('Active', { exact: true }).waitFor();

    const hers = await test.newPerson({ session: leaver.me.token });
    await hers.page.goto(`${test.app.url}/orgs/acme`);
    await hers.page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
    await team.remove('Lena Leaver');
    await team.row('Lena Leaver').waitFor({ state: 'hidden' });
    await hers.page.getByRole('heading', { level: 1, name: 'No such organisation' }).waitFor();
    await hers.context.close();
    await context.close();
  });

  it('keeps search, filter and sort in the address', async () => {
    await join('Zoe Zenith', 'SUPPORT');
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const team = await new TeamPage(page, test.app.url).open('acme');
    await team.row('Olga Owner').waitFor();
    await team.search('zenith');
    await team.row('Olga Owner').waitFor({ state: 'hidden' });
    expect(await team.names()).toEqual(['Zoe Zenith']);
    await page.waitForURL(/search=zenith/);
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await team.row('Olga Owner').waitFor();
    const names = await team.sort('Name', 'descending');
    expect(names[0]).toBe('Zoe Zenith');
    expect(names).toContain('Olga Owner');
    await page.waitForURL(/sort=name&direction=desc/);

    await team.open('acme', '?role=SUPPORT');
    expect(await team.names()).toEqual(['Zoe Zenith']);
    await context.close();
  });

  it('says that it is busy while its rows are those from before, and does not call the team empty then', async () => {
    await join('Bea Before', 'MANAGER');
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const team = await new TeamPage(page, test.app.url).open('acme', '?search=nobody');
    await page.getByText('Nobody matches').waitFor();
    const hold = async (asked: (query: URLSearchParams) => boolean): Promise<() => void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      await page.route(
        ({ pathname, searchParams }) => pathname === '/api/members' && asked(searchParams),
        async (route) => {
          await promise;
          await route.fallback();
        },
      );
      return resolve;
    };

    const showEverybody = await hold((query) => !query.has('search'));
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await page.locator('table[aria-busy="true"]').waitFor();
    expect(await page.getByText('Nobody here yet').count()).toBe(0);
    showEverybody();
    await team.row('Bea Before').waitFor();

    const showDescending = await hold((query) => query.get('direction') === 'desc');
    const sorted = team.sort('Name', 'descending');
    await page.locator('table[aria-busy="true"]:has(th[aria-sort="descending"])').waitFor();
    await team.row('Bea Before').waitFor();
    showDescending();
    const names = await sorted;
    expect(names.indexOf('Bea Before')).toBeGreaterThan(names.indexOf('Olga Owner'));
    await context.close();
  });

  it('tells the story of a member on their own page, and brings them back', async () => {
    const wanda = await join('Wanda Wanderer', 'MANAGER');
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const team = await new TeamPage(page, test.app.url).open('acme');
    await team.openProfile('Wanda Wanderer');
    const profile = page.url();
    await page.getByRole('button', { name: /^Role of Wanda Wanderer: Manager/ }).click();
    await page.getByRole('menuitem', { name: /^Support/ }).click();
    await page.getByText('Role changed: Manager → Support').waitFor();
    await page.getByText('Joined as manager').waitFor();

    await team.open('acme');
    await team.remove('Wanda Wanderer');
    await team.open('acme', '?status=REMOVED');
    expect(await team.inviteBack('Wanda Wanderer')).toContain(wanda.me.email);
    // The mail of the first invitation is there already.
    await eventually(async () => {
      const mails = await test.app.outbox().mailsTo(wanda.me.email);
      return mails.filter(({ subject }) => /invites/.test(subject)).length === 2;
    });
    const token = await test.app.outbox().tokenSentTo(wanda.me.email, /invite/i);
    await wanda.post('/api/invitation-tokens/accept', { token }).expect(200);
    await page.goto(profile);
    await page.getByText('Came back', { exact: true }).waitFor();
    await page.goto(`${test.app.url}/orgs/acme/team/00000000-0000-7000-8000-000000000000`);
    await page.getByRole('heading', { level: 1, name: 'No such member' }).waitFor();
    await context.close();
  });

  it('is taken away as a file, as it is filtered', async () => {
    await join('Cora Csv', 'BILLING_ADMIN');
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const team = await new TeamPage(page, test.app.url).open('acme', '?role=BILLING_ADMIN');
    const lines = (await team.exportCsv()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Cora Csv,cora.csv@example.test,BILLING_ADMIN,ACTIVE,false');
    await context.close();
  });

  it('shows who holds a seat, and what to do when none is free', async () => {
    await join('Sara Seated', 'MEMBER');
    const { page, context } = await test.newPerson({ session: owner.me.token });
    await page.goto(`${test.app.url}/orgs/acme/seats`);
    const holders = page.getByRole('table', { name: 'Seats' });
    await holders.getByText('Sara Seated').waitFor();
    expect(await holders.getByText('Olga Owner').count()).toBe(0);
    await page.getByRole('heading', { name: /^\d+ taken, no limit$/ }).waitFor();

    const operator = await aPlatformAdmin(test.app);
    const { id } = (await owner.in('acme').get('/api/organization').expect(200)).body as { id: string };
    await operator.put(`/api/admin/organizations/${id}/seats`, { total: 1 }).expect(204);
    await page.getByText('No seat is free').waitFor();
    const late = await test.app.aPerson('Lars Late');
    await owner
      .in('acme')
      .post('/api/invitations', { emails: [late.me.email], role: 'MEMBER' })
      .expect(200);
    const his = await test.newPerson({ session: late.me.token });
    const invitation = await new InvitationPage(his.page).open(await linkSentTo(late.me.email));
    await invitation.tryToJoin();
    await his.page.getByText(/All seats of the organisation are taken\. An owner or admin frees one/).waitFor();
    await operator.put(`/api/admin/organizations/${id}/seats`, { total: null }).expect(204);
    await invitation.join();
    await his.page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
    await his.context.close();
    await context.close();
  });

  it('sorts invitations, tells of repeats and of too many, and says when a link has expired', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const invitations = await new InvitationsPage(page, test.app.url).open('acme');
    await page.getByRole('button', { name: 'Invite people' }).first().click();
    const dialog = page.getByRole('dialog');
    const crowd = Array.from({ length: 51 }, (_, n) => `crowd.${n}@example.test`);
    await dialog.getByLabel('E-mail addresses').fill(crowd.join(' '));
    await dialog.getByRole('button', { name: /^Send / }).click();
    await dialog.getByText('These are 51. Invite 50 at once or fewer.').waitFor();
    await dialog.getByLabel('E-mail addresses').fill('Twin@example.test, twin@example.test, aaa@example.test');
    await dialog.getByText('2 addresses, 1 named twice').waitFor();
    await dialog.getByRole('button', { name: 'Send 2 invitations' }).click();
    await dialog.getByText('2 invitations are on the way').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();

    await invitations.row('aaa@example.test').waitFor();
    const addresses = await invitations.sort('Address', 'ascending');
    expect(addresses).toEqual(addresses.toSorted());
    expect(addresses[0]).toBe('aaa@example.test');
    await page.waitForURL(/sort=email&direction=asc/);

    const link = await linkSentTo('aaa@example.test');
    await onDatabase(test.app.databaseUrl, (client) =>
      client.query(`UPDATE invitations SET expires_at = now() WHERE email = 'aaa@example.test'`),
    );
    const guest = await test.newPerson();
    const expired = await new InvitationPage(guest.page).open(link);
    expect(await expired.refusal()).toContain('It has expired. Ask Olga Owner to send a new one.');
    await guest.context.close();
    await context.close();
  });

  it('compares with the bot on demand', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const team = await new TeamPage(page, test.app.url).open('acme');
    await team.waitForSync('Olga Owner', 'synced', 60_000);
    expect(await team.compareWithBot()).toMatch(/compared/);
    await context.close();
  });

  it('lets somebody leave', async () => {
    const leaver = await join('Gregor Going', 'ADMIN');
    const { page, context } = await test.newPerson({ session: leaver.me.token });
    const team = await new TeamPage(page, test.app.url).open('acme');
    await team
      .row('Gregor Going')
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Leave…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await new Shell(page).notice('You left Acme.');
    await page.getByRole('heading', { name: 'Make an organisation' }).waitFor();
    await context.close();
  });

  describe('whose reader’s session ended elsewhere', () => {
    /** Waits until the page asks to sign in, signs in again, and is back. */
    const comesBack = async (page: Page, { email }: { email: string }): Promise<void> => {
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await new SignInPage(page, test.app.url).signIn({ email, password: passwordOfEveryone });
      await page.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
    };

    // Of all that the page asks when the stream has ended, any answer may be the first to say that nobody is signed in.
    it.each(['/api/me', '/api/organization'])('asks to sign in when %s is the first to say so', async (first) => {
      const ended = await join(`Ed ${first.slice(5)}`, 'ADMIN');
      const { page, context } = await test.newPerson({ session: ended.me.token });
      const hello = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/live');
      await new TeamPage(page, test.app.url).open('acme');
      await hello;
      await page.route(
        ({ pathname }) => pathname.startsWith('/api/') && pathname !== first,
        () => new Promise(() => undefined),
      );
      await ended.post('/api/auth/sign-out').expect(204);
      await comesBack(page, ended.me);
      await context.close();
    });

    it('asks to sign in when that was before the live stream began', async () => {
      const ended = await join('Ed Early', 'ADMIN');
      const { page, context } = await test.newPerson({ session: ended.me.token });
      const stream = new Promise<Route>((resolve) => void page.route('**/api/live?*', resolve, { times: 1 }));
      await new TeamPage(page, test.app.url).open('acme');
      await ended.post('/api/auth/sign-out').expect(204);
      await (await stream).continue();
      await comesBack(page, ended.me);
      await context.close();
    });
  });
});
