import { returnAddress, signInAddress } from './return-address.ts';

describe('returnAddress', () => {
  it.each([
    ['next=/orgs/acme/team', '/orgs/acme/team'],
    ['next=/api/proxy/handoff%3Fhost%3Dacme', '/api/proxy/handoff?host=acme'],
    ['', '/'],
    ['next=https://elsewhere.example', '/'],
    ['next=//elsewhere.example', '/'],
    ['next=/%5Celsewhere.example', '/'],
    ['next=javascript:alert(1)', '/'],
  ])('of %j is %j', (address, expected) => {
    expect(returnAddress(new URLSearchParams(address))).toBe(expected);
  });

  it('finds back to where the sign-in was asked for', () => {
    const from = { pathname: '/orgs/acme/team', search: '?search=ada&role=ADMIN' };
    const [, query] = signInAddress(from).split('?');
    expect(returnAddress(new URLSearchParams(query))).toBe('/orgs/acme/team?search=ada&role=ADMIN');
  });
});
