import { startBrowserTest, type BrowserTest } from './browser.ts';
import { DomainsPage } from './pages/domains-page.ts';

describe('the page of domains', () => {
  let test: BrowserTest;

  beforeAll(async () => {
    test = await startBrowserTest();
  });
  afterAll(() => test.stop());

  it('leads from a domain to its record, says what was found there, and verifies it', async () => {
    const owner = await test.app.aPerson('Dora Domains');
    await owner.post('/api/organizations', { name: 'Harbour', slug: 'harbour' }).expect(201);
    const { page, context, errors } = await test.newPerson({ session: owner.me.token });
    const domains = await new DomainsPage(page, test.app.url).open('harbour');
    await page.getByText('No domains yet').waitFor();

    await domains.openForm();
    await domains.add('gmail.com');
    await page.getByText('Everybody can have an address or a name there.').waitFor();
    await domains.add('https://harbour.example');
    await page.getByText('This is not a domain.').waitFor();
    await domains.add('München.Example');
    const card = domains.card('münchen.example');
    await card.getByText('xn--mnchen-3ya.example').first().waitFor();
    const { name, value } = await domains.record('münchen.example');
    expect(name).toBe('_moorage-challenge.xn--mnchen-3ya.example');

    await domains.verify('münchen.example');
    await card.getByText('There is no TXT record at').waitFor();
    await test.app.dns.put(name, ['v=spf1 -all']);
    await domains.verify('münchen.example');
    await card.getByText('v=spf1 -all').waitFor();
    await test.app.dns.put(name, null);
    await domains.verify('münchen.example');
    await card.getByText('gave no answer').waitFor();
    await test.app.dns.put(name, ['v=spf1 -all', value]);
    await domains.verify('münchen.example');
    await card.getByText('Verified', { exact: true }).waitFor();

    await domains.remove('münchen.example');
    await page.getByText('No domains yet').waitFor();
    // The refused domains were refused by the server, which the console tells of.
    expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
    await context.close();
  });

  it('shows a page that is open what another did, and who has a domain already', async () => {
    const [first, late] = [await test.app.aPerson('Fiona First'), await test.app.aPerson('Lars Late')];
    await first.post('/api/organizations', { name: 'First', slug: 'first' }).expect(201);
    await late.post('/api/organizations', { name: 'Late', slug: 'late' }).expect(201);
    const { page, context } = await test.newPerson({ session: late.me.token });
    const domains = await new DomainsPage(page, test.app.url).open('late');
    await page.getByText('No domains yet').waitFor();
    // Added by another of the organisation, elsewhere.
    await late.in('late').post('/api/domains', { domain: 'quay.example' }).expect(201);
    await domains.card('quay.example').waitFor();
    const mine = await domains.record('quay.example');

    const theirs = (await first.in('first').post('/api/domains', { domain: 'quay.example' }).expect(201)).body as {
      id: string;
      record: { value: string };
    };
    await test.app.dns.put(mine.name, [theirs.record.value, mine.value]);
    const other = await test.newPerson({ session: first.me.token });
    const otherPage = await new DomainsPage(other.page, test.app.url).open('first');
    await otherPage.verify('quay.example');
    await otherPage.card('quay.example').getByText('Verified', { exact: true }).waitFor();
    await domains.verify('quay.example');
    await domains.card('quay.example').getByText('another organisation proved this domain before').waitFor();
    await other.context.close();
    await context.close();
  });

  it('is not for members', async () => {
    const owner = await test.app.aPerson('Olaf Owner');
    await owner.post('/api/organizations', { name: 'Closed', slug: 'closed' }).expect(201);
    const member = await test.app.aPerson('Mo Member');
    await test.app.joins(member, owner.in('closed'));
    const { page, context } = await test.newPerson({ session: member.me.token });
    await new DomainsPage(page, test.app.url).open('closed');
    await page.getByText('Not for your role').waitFor();
    expect(await page.getByRole('link', { name: 'Domains' }).count()).toBe(0);
    await context.close();
  });
});
