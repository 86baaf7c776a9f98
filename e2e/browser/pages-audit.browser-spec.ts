import type { Actor } from '../dsl/actor.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { AuditLogPage } from './pages/audit-page.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';

describe('the audit log', () => {
  let test: BrowserTest;
  let admin: Actor;
  let owner: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    admin = await aPlatformAdmin(test.app);
    owner = (await test.app.aPerson('Ona Owner')).in('pier-nine');
    await owner.post('/api/organizations', { name: 'Pier Nine', slug: 'pier-nine' }).expect(201);
    await owner.patch('/api/organization', { name: 'Pier Ten' }).expect(200);
  });
  afterAll(() => test.stop());

  it('tells what happened, finds it, shows it whole, and grows by itself', async () => {
    const { page, context, errors } = await test.newPerson({ session: owner.me.token });
    const log = await new AuditLogPage(page, test.app.url).open('/orgs/pier-nine/audit');
    await log.entry('Ona Owner renamed the organisation to Pier Ten').waitFor();
    await log.entry('Ona Owner made the organisation Pier Nine').waitFor();

    await owner.post('/api/invitations', { emails: ['new.hand@example.test'], role: 'MANAGER' }).expect(200);
    await log.entry('Ona Owner invited new.hand@example.test as Manager').waitFor();

    await log.choose('Category', 'Settings');
    await log.entry('invited').waitFor({ state: 'hidden' });
    const drawer = await log.read('renamed');
    await drawer.getByRole('row', { name: 'Name Pier Nine Pier Ten' }).waitFor();
    await drawer.getByText('Ona Owner <ona.owner@example.test>').waitFor();
    expect(new URL(page.url()).searchParams.get('category')).toBe('SETTINGS');
    await page.reload();
    await page.getByRole('dialog').getByText('organization.renamed').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'All by them' }).click();
    await page.waitForURL((url) => url.searchParams.get('actor') === owner.me.userId);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await log.open('/orgs/pier-nine/audit');
    await log.search('nobody of this name');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await log.entry('made the organisation').waitFor();
    await log.choose('What happened', 'Organisation: renamed');
    await log.entry('made the organisation').waitFor({ state: 'hidden' });
    await log.entry('renamed the organisation').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('goes along as a table of what is shown, and as a proof', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const log = await new AuditLogPage(page, test.app.url).open('/orgs/pier-nine/audit?action=organization.renamed');
    await log.entry('renamed').waitFor();
    const csv = await log.export(/CSV/);
    expect(csv.name).toMatch(/^audit-pier-nine-.*\.csv$/);
    expect(csv.text.trim().split('\r\n')).toHaveLength(2);
    const proof = await log.export(/proofs/);
    expect(proof.name).toMatch(/\.jsonl$/);
    expect(JSON.parse(proof.text.split('\n')[0]!)).toMatchObject({ format: 'moorage-audit-proof' });
    await context.close();
  });

  it('shows platform admins every organisation’s, and the installation’s own', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const log = await new AuditLogPage(page, test.app.url).open('/admin/audit');
    await log.entry('Root Admin signed in').waitFor();
    await page.getByRole('combobox', { name: 'Organisation', exact: true }).fill('pier');
    await page.getByRole('option', { name: /Pier Ten/ }).click();
    await log.entry('renamed the organisation').waitFor();
    await log.entry('signed in').waitFor({ state: 'hidden' });
    await context.close();
  });

  it('is not for every role', async () => {
    const member = await test.app.joins(await test.app.aPerson('Mo Member'), owner);
    const { page, context } = await test.newPerson({ session: member.me.token });
    await new AuditLogPage(page, test.app.url).open('/orgs/pier-nine/audit');
    await page.getByText('Not for your role').waitFor();
    expect(await page.getByRole('table', { name: 'Audit log' }).count()).toBe(0);
    await context.close();
  });
});
