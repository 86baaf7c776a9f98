import { eventually } from '@moorage/kernel/testing';
import type { Actor } from '../dsl/actor.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { AdminMailsPage } from './pages/admin-mails-page.ts';
import { AdminPages } from './pages/admin-pages.ts';
import { InvitationPage } from './pages/invitation-page.ts';
import { Shell } from './pages/shell.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';

describe('the admin section', () => {
  let test: BrowserTest;
  let admin: Actor;
  let owner: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    admin = await aPlatformAdmin(test.app);
    owner = await test.app.aPerson('Ona Owner');
    await owner.post('/api/organizations', { name: 'Pier Nine', slug: 'pier-nine' }).expect(201);
  });
  afterAll(async () => {
    await test.stop();
  });

  it('suspends an organisation with a reason that its members read, and takes it back', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const pages = await new AdminPages(page, test.app.url).open('organizations');
    await pages.limitSeats('Pier Nine', 7);
    await pages.suspendOrganization('Pier Nine', 'pier-nine', 'Unpaid berth');

    const hers = await test.newPerson({ session: owner.me.token });
    await hers.page.goto(`${test.app.url}/orgs/pier-nine`);
    await hers.page.getByText(/Unpaid berth/).waitFor();
    await pages.reactivateOrganization('Pier Nine');
    await hers.page.getByText(/Unpaid berth/).waitFor({ state: 'hidden' });
    await hers.context.close();
    await context.close();
  });

  it('finds people, and makes one of them platform admin', async () => {
    await test.app.aPerson('Pia Person');
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const pages = await new AdminPages(page, test.app.url).open('people');
    await pages.row('Ona Owner').waitFor();
    await pages.search('pia');
    await pages.row('Ona Owner').waitFor({ state: 'hidden' });
    await pages.search('');
    for (const [direction, order] of [
      ['asc', ['Ona Owner', 'Pia Person']],
      ['desc', ['Pia Person', 'Ona Owner']],
    ] as const) {
      await page.getByRole('button', { name: 'Person', exact: true }).click();
      await page.waitForURL((url) => url.searchParams.get('direction') === direction);
      await eventually(async () => {
        const rows = (await page.getByRole('row').allInnerTexts()).join('\n');
        return rows.search(order[0]) !== -1 && rows.search(order[0]) < rows.search(order[1]);
      });
    }
    await page.reload();
    await page.locator('th[aria-sort=descending]', { hasText: 'Person' }).waitFor();
    await pages.makePlatformAdmin('Pia Person');
    await pages.takePlatformAdminAway('Pia Person');
    await context.close();
  });

  it('shows the fleet in figures that lead to their instances, as it changes', async () => {
    const { page, context, errors } = await test.newPerson({ session: admin.me.token });
    await new AdminPages(page, test.app.url).open('fleet');
    await page.getByText('Child processes').waitFor();
    await page.getByRole('link', { name: 'Running 1' }).waitFor({ timeout: 60_000 });
    const stable = page.getByRole('table', { name: 'Channels' }).getByRole('row', { name: /^stable/ });
    await stable.getByRole('link', { name: '1' }).first().waitFor();

    const { items } = (await owner.in('pier-nine').get('/api/instances').expect(200)).body as {
      items: { id: string; version: string }[];
    };
    const { id, version } = items[0]!;
    await owner.in('pier-nine').post(`/api/instances/${id}/stop`).expect(202);
    await page.getByRole('link', { name: 'Stopped 1' }).waitFor({ timeout: 60_000 });
    await owner.in('pier-nine').post(`/api/instances/${id}/start`).expect(202);
    await page.getByRole('link', { name: 'Running 1' }).waitFor({ timeout: 60_000 });

    const run = page.getByRole('region', { name: 'What the fleet runs' });
    await run.getByText('Newest').waitFor();
    await run.getByRole('link', { name: version }).click();
    const pages = new AdminPages(page, test.app.url);
    await pages.row('Pier Nine').getByText(version).waitFor();
    await pages.open('instances', '?behind=true');
    await page.getByText('Nothing matches').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('shows the instances', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const pages = await new AdminPages(page, test.app.url).open('instances');
    await pages.row('Pier Nine').getByText('Running', { exact: true }).waitFor({ timeout: 60_000 });
    await pages.open('instances', '?status=STOPPED');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await pages.row('Pier Nine').waitFor();
    await context.close();
  });

  it('opens a mail also at the moment at which the search before it is applied', async () => {
    await owner
      .in('pier-nine')
      .post('/api/invitations', { emails: ['somebody@example.test'], role: 'MEMBER' })
      .expect(200);
    const { page, context } = await test.newPerson({ session: admin.me.token });
    await new AdminMailsPage(page, test.app.url).open();
    const mail = page.getByRole('button').filter({ hasText: 'somebody@example.test' });
    await mail.waitFor();
    await page.getByRole('searchbox').fill('@example.test');
    // Nothing is drawn between the click and the search, which is due by then.
    await mail.evaluate((button) => {
      const due = performance.now() + 300;
      (button as HTMLElement).click();
      while (performance.now() < due);
    });
    await page.getByRole('dialog').getByRole('tab', { name: 'As text' }).waitFor();
    await page.waitForURL(/search=/);
    await page.getByRole('dialog').getByRole('tab', { name: 'As text' }).waitFor();
    await context.close();
  });

  it('shows mails as they look, with links that work', async () => {
    await owner
      .in('pier-nine')
      .post('/api/invitations', { emails: ['mail.reader@example.test'], role: 'MEMBER' })
      .expect(200);
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const mails = await new AdminMailsPage(page, test.app.url).open();
    await mails.read('mail.reader@example.test', /invite/i);
    expect(await mails.link()).toMatch(new RegExp(`^${test.app.url}/invitation#token=[\\w-]{43}$`));
    const followed = await mails.follow();
    await followed.getByText('The invitation is for another address').waitFor();

    const guest = await test.newPerson();
    await new InvitationPage(guest.page).open(await mails.link());
    await guest.page.getByText('Choose a password, and you are in.').waitFor();
    await guest.context.close();
    await context.close();
  });

  it('lists durable work', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const pages = await new AdminPages(page, test.app.url).open('jobs');
    await page
      .getByRole('table', { name: 'Jobs' })
      .locator('tbody')
      .getByRole('row')
      .filter({ hasText: /\S/ })
      .first()
      .waitFor();
    await pages.search('no-such-queue');
    await page.getByText('Nothing matches').waitFor();
    await context.close();
  });

  it('is reached by the account menu and the command palette', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    await page.goto(`${test.app.url}/account/profile`);
    await new Shell(page).command('mail outbox');
    await page.getByRole('heading', { level: 1, name: 'Mail outbox' }).waitFor();
    expect(await new Shell(page).destinations()).toContain('Organisations');
    await context.close();
  });
});
