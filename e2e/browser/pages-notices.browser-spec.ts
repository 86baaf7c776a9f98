import { eventually } from '@moorage/kernel/testing';
import type { Actor } from '../dsl/actor.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { NoticesPages } from './pages/notices-pages.ts';

describe('notices', () => {
  let test: BrowserTest;
  let owner: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    owner = await test.app.aPerson('Olive Owner');
    await owner.post('/api/organizations', { name: 'Harbour', slug: 'harbour' }).expect(201);
    await owner.post('/api/organizations', { name: 'Pier Nine', slug: 'pier-nine' }).expect(201);
  });
  afterAll(async () => {
    await test.stop();
  });

  async function joins(name: string): Promise<void> {
    const person = await test.app.aPerson(name);
    await test.app.joins(person, owner.in('harbour'), 'MANAGER');
  }

  it('ring the bell of an open page, lead to where it is about, and are read then', async () => {
    const { page, context, errors } = await test.newPerson({ session: owner.me.token });
    const notices = new NoticesPages(page, test.app.url);
    await page.goto(`${test.app.url}/orgs/pier-nine`);
    await notices.bellSays(0);
    const bell = await notices.openBell();
    await bell.getByText('Nothing new').waitFor();
    await notices.closeBell();
    await joins('Kim Reed');
    await joins('Lee Low');
    await notices.bellSays(2);

    await notices.openBell();
    await bell.getByRole('link', { name: /Kim Reed joined Harbour/ }).click();
    await page.waitForURL(`${test.app.url}/orgs/harbour/team`);
    await bell.waitFor({ state: 'hidden' });
    await notices.bellSays(1);

    await notices.openAll();
    await page.getByRole('link', { name: /Kim Reed joined Harbour/ }).waitFor();
    await page.getByRole('radiogroup', { name: 'Which notices' }).getByText('Unread').click();
    await page.getByRole('link', { name: /Kim Reed joined Harbour/ }).waitFor({ state: 'hidden' });
    expect(new URL(page.url()).searchParams.get('show')).toBe('unread');
    await page.getByRole('link', { name: /Unread: Lee Low joined Harbour/ }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Mark all as read' }).click();
    await notices.bellSays(0);
    await page.getByText('Nothing matches').waitFor();
    await context.close();
    expect(errors).toEqual([]);
  });

  it('ring in the admin section, too', async () => {
    const admin = await aPlatformAdmin(test.app);
    await admin.post('/api/organizations', { name: 'Ops', slug: 'ops' }).expect(201);
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const notices = new NoticesPages(page, test.app.url);
    await page.goto(`${test.app.url}/admin/mails`);
    await notices.bellSays(0);
    const { id } = (await admin.in('ops').get('/api/organization').expect(200)).body as { id: string };
    await admin.post(`/api/admin/organizations/${id}/suspend`, { reason: 'A drill' }).expect(204);
    await notices.bellSays(1);
    await context.close();
  });

  it('go where their reader chooses, for all organisations or for one', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const notices = new NoticesPages(page, test.app.url);
    await notices.openPreferences();
    await notices.goes('Somebody joined', 'Bell');
    await notices.choose('Somebody joined', 'Bell and mail');
    await notices.forOrganization('Pier Nine');
    await notices.goes('Somebody joined', 'As for all: bell and mail');
    await notices.choose('Somebody joined', 'Nowhere');
    await page.reload();
    await notices.goes('Somebody joined', 'Bell and mail');
    await notices.forOrganization('Pier Nine');
    await notices.goes('Somebody joined', 'Nowhere');
    await page.getByText('Bell and mail, always').first().waitFor();

    await joins('Mia Mail');
    await test.app.outbox().latestTo(owner.me.email, /Mia Mail joined Harbour/);
    await context.close();
  });

  it('are stopped by the link of their mail, by whoever has it', async () => {
    const changes = [{ kind: 'member.joined', route: 'both' }];
    await owner.patch('/api/me/notification-preferences', { changes }).expect(200);
    await joins('Uma Unsubscribes');
    const { text } = await test.app.outbox().latestTo(owner.me.email, /Uma Unsubscribes joined Harbour/);
    const link = /http\S+unsubscribe\S+/.exec(text)![0];
    const { page, context } = await test.newPerson();
    await page.goto(link);
    await page.getByRole('button', { name: 'Stop these mails' }).click();
    await page.getByText('You get no more mails of the kind “Somebody joined”.').waitFor();
    const { kinds } = (await owner.get('/api/me/notification-preferences').expect(200)).body as {
      kinds: { kind: string; route?: string }[];
    };
    expect(kinds.find(({ kind }) => kind === 'member.joined')).toMatchObject({ route: 'bell' });

    await page.goto(`${test.app.url}/unsubscribe?token=made-up`);
    await page.getByRole('button', { name: 'Stop these mails' }).click();
    await page.getByText(/This link does not work any more/).waitFor();
    await context.close();
  });

  it('can be seen as mails before they are sent: every template, light and dark, as page and as text', async () => {
    const admin = await aPlatformAdmin(test.app);
    const { page, context, errors } = await test.newPerson({ session: admin.me.token });
    await page.goto(`${test.app.url}/admin/mail-templates`);
    await page.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: /Kim Reed joined/ }).click();
    const frame = page.frameLocator('iframe[title="Mail: Kim Reed joined Harbour & Sons"]');
    await frame.getByRole('heading', { name: 'Kim Reed joined Harbour & Sons' }).waitFor();
    const background = () => frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(await background()).toBe('rgb(244, 246, 248)');
    await page.getByRole('radiogroup', { name: 'Colours of the mail' }).getByText('Dark').click();
    await eventually(async () => (await background()) === 'rgb(18, 22, 28)');
    await page
      .getByRole('region', { name: 'Text of the mail' })
      .getByText(/No more mails of this kind/)
      .waitFor();
    expect(new URL(page.url()).searchParams.get('template')).toBe('member.joined');
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
    await context.close();
    expect(errors).toEqual([]);
  });
});
