import { startBot, type StartedBot } from '../testing/started-bot.ts';

const PASSWORD = 'correct horse';

describe('the bot in mode local', () => {
  let bot: StartedBot;
  beforeEach(async () => {
    bot = await startBot({});
  });
  afterEach(() => bot.close());

  /** A browser: keeps its cookie, follows no redirect. */
  function browser() {
    let cookie = '';
    const go = async (path: string, init: RequestInit = {}) => {
      const answer = await bot.fetch(path, { ...init, headers: { cookie } });
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      const text = await answer.text();
      return { status: answer.status, location: answer.headers.get('location'), text };
    };
    return {
      get: (path: string) => go(path),
      post: (path: string, fields: Record<string, string> = {}) =>
        go(path, { method: 'POST', body: new URLSearchParams(fields) }),
    };
  }
  type Browser = ReturnType<typeof browser>;

  const newcomer = (name: string) => ({ name, email: `${name}@acme.test`.toLowerCase(), password: PASSWORD });

  async function owner(): Promise<Browser> {
    const ada = browser();
    await ada.post('/set-up', { company: 'Acme', ...newcomer('Ada') });
    return ada;
  }

  async function invited(by: Browser, name: string, role: string): Promise<Browser> {
    const { text } = await by.post('/invite', { role });
    const path = /http:\/\/[^/]+(\/join\/[\w-]+)/.exec(text)?.[1] ?? '';
    const person = browser();
    expect((await person.get(path)).text).toContain('Join Acme');
    expect((await person.post(path, newcomer(name))).location).toBe('/');
    return person;
  }

  const idOf = async (by: Browser, name: string) => {
    const { text } = await by.get('/settings');
    const row = text.split('data-testid="account"').find((part) => part.includes(`${name.toLowerCase()}@`)) ?? '';
    return /admins\/([\w-]+)\//.exec(row)?.[1] ?? '';
  };

  it('makes the first person owner and instance admin, and nobody after them', async () => {
    expect((await browser().get('/')).location).toBe('/set-up');

    const ada = await owner();

    const home = await ada.get('/');
    expect(home.text).toContain('Hello, Ada');
    expect(home.text).toContain('data-testid="instance-admin"');
    expect((await browser().get('/set-up')).location).toBe('/sign-in');
    expect((await browser().post('/set-up', newcomer('Eve'))).status).toBe(409);
  });

  it('signs in with the password alone, and out', async () => {
    await owner();
    const again = browser();

    expect((await again.get('/')).location).toBe('/sign-in');
    expect((await again.post('/sign-in', { email: 'ada@acme.test', password: 'wrong' })).status).toBe(401);
    expect((await again.post('/sign-in', { email: 'nobody@acme.test', password: PASSWORD })).status).toBe(401);
    expect((await again.post('/sign-in', { email: 'Ada@acme.test', password: PASSWORD })).location).toBe('/');
    expect((await again.get('/')).text).toContain('Hello, Ada');
    await again.post('/sign-out');
    expect((await again.get('/')).location).toBe('/sign-in');
  });

  it('takes no identity headers and no provision calls', async () => {
    await owner();
    const spoofed = {
      'x-platform-user-id': 'x',
      'x-platform-user-email': 'x@y.z',
      'x-platform-tenant-id': 't',
      'x-platform-role': 'OWNER',
      authorization: 'Bearer ',
    };

    expect((await bot.fetch('/', { headers: spoofed })).headers.get('location')).toBe('/sign-in');
    const call = await bot.fetch('/internal/members?companyId=x', { headers: spoofed });
    expect(call.headers.get('location')).toBe('/sign-in');
  });

  it('lets people join by a link that works once', async () => {
    const ada = await owner();

    const ben = await invited(ada, 'Ben', 'member');

    expect((await ben.get('/')).text).toContain('data-testid="acting-role">member<');
    expect((await ada.get('/')).text).toContain('<b>Ben</b> joined');
    const { text } = await ada.post('/invite', { role: 'member' });
    const path = /(\/join\/[\w-]+)/.exec(text)?.[1] ?? '';
    const both = await Promise.all([browser().post(path, newcomer('Cleo')), browser().post(path, newcomer('Dan'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 404]);
  });

  it('lets nobody join under an address that is somebody else’s', async () => {
    const ada = await owner();
    const { text } = await ada.post('/invite', { role: 'member' });
    const path = /(\/join\/[\w-]+)/.exec(text)?.[1] ?? '';

    const answer = await browser().post(path, { ...newcomer('Ada'), password: 'another password' });

    expect(answer.status).toBe(403);
  });

  it('lets owners manage members, and members not', async () => {
    const ada = await owner();
    const ben = await invited(ada, 'Ben', 'member');
    const benId = await idOf(ada, 'Ben');

    for (const path of ['/members', '/settings']) expect((await ben.get(path)).status).toBe(403);
    expect((await ben.post('/invite', { role: 'member' })).status).toBe(403);
    expect((await ben.post('/companies', { name: 'Mine' })).status).toBe(403);
    await ada.post(`/members/${benId}/role`, { role: 'admin' });
    expect((await ben.get('/members')).status).toBe(200);
    await ada.post(`/members/${benId}/remove`);
    expect((await ben.get('/')).status).toBe(403);
  });

  it('lets admins change no owner and make none', async () => {
    const ada = await owner();
    const ben = await invited(ada, 'Ben', 'admin');
    const adaId = await idOf(ada, 'Ada');
    const benId = await idOf(ada, 'Ben');

    expect((await ben.post(`/members/${adaId}/role`, { role: 'member' })).status).toBe(403);
    expect((await ben.post(`/members/${adaId}/remove`)).status).toBe(403);
    expect((await ben.post(`/members/${benId}/role`, { role: 'owner' })).status).toBe(403);
    expect((await ben.post('/invite', { role: 'owner' })).status).toBe(403);
  });

  it('keeps its last owner and its last instance admin', async () => {
    const ada = await owner();
    const adaId = await idOf(ada, 'Ada');
    const companyId = /companies\/([\w-]+)\/delete/.exec((await ada.get('/companies')).text)?.[1] ?? '';

    expect((await ada.post(`/members/${adaId}/role`, { role: 'member' })).text).toContain('at least one active owner');
    expect((await ada.post(`/settings/admins/${adaId}/demote`)).text).toContain('stays instance admin');
    expect((await ada.post(`/companies/${companyId}/delete`)).text).toContain('at least one instance admin');
    expect((await ada.get('/')).text).toContain('data-testid="instance-admin"');
  });

  it('has several companies, apart from each other, and deletes one', async () => {
    const ada = await owner();
    await ada.post('/issues', { title: 'Old plan' });
    await ada.post('/companies', { name: 'Second' });

    const second = await ada.get('/');
    expect(second.text).toContain('data-testid="company">Second<');
    expect(second.text).not.toContain('Old plan');
    const companies = (await ada.get('/companies')).text;
    const acmeId = /companies\/([\w-]+)\/open/.exec(companies)?.[1] ?? '';
    await ada.post(`/companies/${acmeId}/open`);
    expect((await ada.get('/')).text).toContain('Old plan');
    await ada.post(`/companies/${acmeId}/delete`);
    expect((await ada.get('/')).text).toContain('data-testid="company">Second<');
    expect((await ada.get('/companies')).text).not.toContain('Acme');
  });

  it('makes and unmakes instance admins, and takes a name', async () => {
    const ada = await owner();
    const ben = await invited(ada, 'Ben', 'member');
    const benId = await idOf(ada, 'Ben');

    await ada.post(`/settings/admins/${benId}/promote`);
    expect((await ben.get('/')).text).toContain('data-testid="instance-admin"');
    await ben.post('/settings', { instanceName: 'Shed crew' });
    expect((await browser().get('/sign-in')).text).toContain('Shed crew');
    await ada.post(`/settings/admins/${benId}/demote`);
    expect((await ben.get('/settings')).status).toBe(403);
  });
});
