import type { PublicSuffixList } from '../application/ports/public-suffix-list.port.ts';

/** What every PublicSuffixList does. */
export function publicSuffixListContract(list: PublicSuffixList): void {
  it.each([
    ['acme.com', 'acme.com'],
    ['mail.eu.acme.com', 'acme.com'],
    ['acme.co.uk', 'acme.co.uk'],
    ['mail.acme.co.uk', 'acme.co.uk'],
    ['acme.github.io', 'acme.github.io'],
    // Names that no registry knows, as in networks of their own.
    ['acme.corp', 'acme.corp'],
    ['eu.acme.example', 'acme.example'],
  ])('finds in %s what somebody registered, %s', (domain, registrable) => {
    expect(list.registrableDomain(domain)).toBe(registrable);
  });

  it.each(['com', 'co.uk', 'github.io', 'example'])('knows %s as a suffix', (domain) => {
    expect(list.registrableDomain(domain)).toBeUndefined();
  });
}
