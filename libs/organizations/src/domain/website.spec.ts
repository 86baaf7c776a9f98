import fc from 'fast-check';
import { parseWebsite } from './website.ts';

describe('the website of an organisation', () => {
  it.each([
    ['https://acme.example', 'https://acme.example'],
    ['HTTPS://ACME.example/', 'https://acme.example'],
    [' acme.example ', 'https://acme.example'],
    ['acme.example/about#team', 'https://acme.example/about'],
    ['https://acme.example:8443/', 'https://acme.example:8443'],
    ['https://acme.example:443/?a=1', 'https://acme.example/?a=1'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://аcme.example', 'https://xn--cme-5cd.example'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(parseWebsite(typed)).toEqual({ url: kept });
  });

  it.each([
    ['http://acme.example', 'https address'],
    ['ftp://acme.example', 'https address'],
    ['javascript:alert(1)', 'https address'],
    ['https://', 'https address'],
    ['ac me.example', 'https address'],
    ['acme\u200b.example', 'https address'],
    ['https://kim:secret@acme.example', 'password'],
    ['https://localhost', 'name of a website'],
    ['https://127.0.0.1', 'name of a website'],
    ['https://[::1]/', 'name of a website'],
    ['https://0x7f000001/', 'name of a website'],
    [`https://acme.example/${'x'.repeat(200)}`, '200 characters'],
    [`https://acme.example/${'ü'.repeat(100)}`, '200 characters'],
  ])('%j is refused', (typed, reason) => {
    expect(parseWebsite(typed)).toEqual({ problem: expect.stringContaining(reason) });
  });

  it('is kept once for all: what is kept is taken as it is', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }), (text) => {
        const parsed = parseWebsite(text);
        if (!('url' in parsed)) return;
        expect(parseWebsite(parsed.url)).toEqual(parsed);
      }),
    );
  });
});
