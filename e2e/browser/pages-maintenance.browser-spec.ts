import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { MaintenancePage } from './pages/maintenance-page.ts';

describe('the pages of maintenance', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(async () => {
    await test.stop();
  });

  async function anOrg(name: string, slug: string) {
    const owner = await test.app.aPerson(`Olga ${name}`);
    await owner.post('/api/organizations', { name, slug }).expect(201);
    const member = await test.app.aPerson(`Mika ${name}`);
    await test.app.joins(member, owner.in(slug));
    return { owner, member };
  }

  it('closes an organisation before its members’ eyes, and opens it again', async () => {
    const { owner, member } = await anOrg('Harbour', 'harbour');
    const theirs = await test.newPerson({ session: member.me.token });
    await theirs.page.goto(`${test.app.url}/orgs/harbour`);
    await theirs.page.getByRole('heading', { level: 1, name: 'Harbour' }).waitFor();

    const { page, context, errors } = await test.newPerson({ session: owner.me.token });
    const maintenance = await new MaintenancePage(page).open(`${test.app.url}/orgs/harbour/maintenance`);
    await page.getByText('No maintenance').waitFor();
    await maintenance.plan({ mode: 'Closed', message: 'Moving house.' });
    await maintenance.waitForState('Running');

    await theirs.page.getByRole('heading', { level: 1, name: 'Closed for maintenance' }).waitFor();
    await theirs.page.getByText('Moving house.').first().waitFor();
    expect(await theirs.page.getByText('Moorage is not answering').count()).toBe(0);
    // The owner is led back to where it can be ended, from wherever they are.
    await page.goto(`${test.app.url}/orgs/harbour/team`);
    await page.getByRole('link', { name: 'To the maintenance' }).click();
    await maintenance.end();
    await theirs.page.getByRole('heading', { level: 1, name: 'Harbour' }).waitFor();
    expect(errors.filter((error) => !error.includes('503'))).toEqual([]);
    await context.close();
    await theirs.context.close();
  });

  it('tells of what is planned, and begins it on the open page at its time', async () => {
    const { owner, member } = await anOrg('Pier', 'pier');
    const theirs = await test.newPerson({ session: member.me.token });
    await theirs.page.goto(`${test.app.url}/orgs/pier`);
    await theirs.page.getByRole('heading', { level: 1, name: 'Pier' }).waitFor();
    const startsIn = (ms: number) => ({ mode: 'READ_ONLY', startsAt: new Date(Date.now() + ms).toISOString() });
    const windows = '/api/organization/maintenance-windows';
    const planned = await owner.in('pier').post(windows, startsIn(3_600_000)).expect(201);
    await theirs.page.getByText('Maintenance is planned: nothing can be changed then').waitFor();
    const { id } = planned.body as { id: string };
    await owner.in('pier').put(`${windows}/${id}`, startsIn(2_000)).expect(200);
    await theirs.page.getByText('Maintenance: nothing can be changed now').waitFor();
    await theirs.context.close();
  });

  it('says at the input what is wrong with a plan', async () => {
    const { owner } = await anOrg('Quay', 'quay');
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const maintenance = await new MaintenancePage(page).open(`${test.app.url}/orgs/quay/maintenance`);
    await maintenance.plan({ mode: 'Notice', message: '', startsAt: '2030-01-02T10:00', endsAt: '2030-01-02T09:00' });
    await page.getByText('The end comes after the start.').waitFor();
    await page.getByLabel('Ends').fill('2030-01-02T11:00');
    await page.getByRole('button', { name: 'Plan it' }).click();
    await page.getByText('Maintenance can be planned a year ahead.').waitFor();
    await context.close();
  });

  it('shows maintenance of the installation also to whoever signs in', async () => {
    const admin = await aPlatformAdmin(test.app);
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const maintenance = await new MaintenancePage(page).open(`${test.app.url}/admin/maintenance`);
    await maintenance.plan({ mode: 'Notice', message: 'A new engine tonight.' });
    await maintenance.waitForState('Running');
    const stranger = await test.newPerson();
    await stranger.page.goto(`${test.app.url}/sign-in`);
    await stranger.page.getByText('A new engine tonight.').waitFor();
    await maintenance.end();
    await stranger.context.close();
    await context.close();
  });
});
