import type { Actor } from '../dsl/actor.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { RolesPage } from './pages/roles-page.ts';

describe('the page of who may do what', () => {
  let test: BrowserTest;
  let owner: Actor;
  let member: Actor;

  beforeAll(async () => {
    // Where nobody may host, the page leaves the role of publishers out.
    test = await startBrowserTest({ environment: { ENABLE_HOST_ORGS: 'true' } });
    owner = (await test.app.aPerson('Olga Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    member = await test.app.joins(await test.app.aPerson('Mika Member'), owner);
  });
  afterAll(async () => {
    await test.stop();
  });

  it('shows a member every permission of every role, as the API has them', async () => {
    const { page, context, errors } = await test.newPerson({ session: member.me.token });
    const roles = await new RolesPage(page).open(test.app.url, 'acme');
    await page.getByText('You are Member here.').waitFor();
    const { items, permissionGroups } = (await member.get('/api/roles').expect(200)).body as {
      items: { permissions: string[] }[];
      permissionGroups: { permissions: { permission: string; description: string }[] }[];
    };
    const all = permissionGroups.flatMap((group) => group.permissions);
    expect(Object.values(await roles.held())).toEqual(
      items.map(({ permissions }) =>
        all.filter(({ permission }) => permissions.includes(permission)).map(({ description }) => description),
      ),
    );
    expect((await roles.held())['Owner']).toHaveLength(all.length);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('tells who may not why, and who may; and follows a change of the role', async () => {
    const { page, context } = await test.newPerson({ session: member.me.token });
    const roles = await new RolesPage(page).open(test.app.url, 'acme');
    const answer = await roles.whyNot('Invite people');
    expect(answer).toContain('Your role, Member, does not include it.');
    expect(answer).toContain('Who may: Owner, Admin, Manager.');
    expect(await roles.row('Open the bot').getByRole('button').count()).toBe(0);

    const { items } = (await owner.get('/api/members').query({ search: 'mika' }).expect(200)).body as {
      items: { id: string }[];
    };
    await owner.patch(`/api/members/${items[0]?.id}/role`, { role: 'MANAGER' }).expect(200);
    await page.getByText('You are Manager here.').waitFor();
    await roles.row('Invite people').getByRole('button').waitFor({ state: 'hidden' });
    expect(await roles.whyNot('Remove members')).toContain('Who may: Owner, Admin.');
    await owner.patch(`/api/members/${items[0]?.id}/role`, { role: 'MEMBER' }).expect(200);
    await context.close();
  });

  it('names the roles of each permission on a phone', async () => {
    const { page, context } = await test.newPerson({ session: member.me.token, width: 375 });
    await page.goto(`${test.app.url}/orgs/acme/roles`);
    const roles = new RolesPage(page);
    const row = roles.row('Invite people');
    await row.waitFor();
    for (const holder of ['Owner', 'Admin', 'Manager'])
      await row.getByText(holder, { exact: true }).waitFor({ state: 'visible' });
    expect(await row.getByText('Support', { exact: true }).count()).toBe(0);
    expect(await roles.whyNot('Invite people')).toContain('Who may: Owner, Admin, Manager.');
    await context.close();
  });
});
