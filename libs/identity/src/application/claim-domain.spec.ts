import { DomainBed } from '../testing/domain-bed.ts';

describe('claiming a domain', () => {
  let bed: DomainBed;
  beforeEach(() => {
    bed = new DomainBed();
  });

  it('says what DNS has to say, shows it on open pages, and is recorded', async () => {
    const claim = await bed.claim('org-1', ' München.Example. ');
    expect(claim).toMatchObject({
      orgId: 'org-1',
      domain: 'xn--mnchen-3ya.example',
      challenge: 'moorage-domain-verification=token-1',
      status: 'PENDING',
      checking: false,
    });
    const { checking: _, ...stored } = claim;
    expect(await bed.claims.find(claim.id)).toEqual(stored);
    expect(bed.audit.entries).toEqual([
      {
        action: 'domain.claimed',
        orgId: 'org-1',
        target: { type: 'domain', id: claim.id, label: 'xn--mnchen-3ya.example' },
      },
    ]);
    expect(bed.broadcast.messages).toContainEqual({
      channel: 'live',
      message: { scope: 'org:org-1', topic: 'domains', id: claim.id },
    });
  });

  it('gives each claim a value of its own', async () => {
    const [a, b] = [await bed.claim('org-1', 'acme.example'), await bed.claim('org-2', 'acme.example')];
    expect(a.challenge).not.toBe(b.challenge);
  });

  it.each([
    ['acme', 'DOMAIN.INVALID'],
    ['https://acme.example', 'DOMAIN.INVALID'],
    ['127.0.0.1', 'DOMAIN.INVALID'],
    ['localhost', 'DOMAIN.INVALID'],
    // A name, but none to which the challenge's label can be added.
    [`${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(50)}.example`, 'DOMAIN.INVALID'],
    ['co.uk', 'DOMAIN.PUBLIC'],
    ['github.io', 'DOMAIN.PUBLIC'],
    ['gmail.com', 'DOMAIN.PUBLIC'],
    ['GMail.com.', 'DOMAIN.PUBLIC'],
    ['mail.outlook.com', 'DOMAIN.PUBLIC'],
  ])('refuses %j with %s', async (domain, code) => {
    await expect(bed.claim('org-1', domain)).rejects.toMatchObject({ code, data: { field: 'domain' } });
    expect(bed.claims.all).toEqual([]);
    expect(bed.audit.entries).toEqual([]);
  });

  it('takes a domain once', async () => {
    await bed.claim('org-1', 'acme.example');
    await expect(bed.claim('org-1', 'ACME.example')).rejects.toMatchObject({
      code: 'DOMAIN.ALREADY_CLAIMED',
      data: { field: 'domain' },
    });
  });

  it('takes fifty of an organisation', async () => {
    for (let index = 0; index < 50; index++) await bed.claim('org-1', `acme-${index}.example`);
    await expect(bed.claim('org-1', 'one-more.example')).rejects.toMatchObject({ code: 'DOMAIN.LIMIT_REACHED' });
    await bed.claim('org-2', 'one-more.example');
  });
});
