/** The Public Suffix List (publicsuffix.org): below which names everybody can register one. */
export abstract class PublicSuffixList {
  /**
   * The part of the domain that somebody registered: `acme.co.uk` of `mail.acme.co.uk`. Undefined for a suffix itself, such
   * as `co.uk`, `github.io` or `com`.
   */
  abstract registrableDomain(domain: string): string | undefined;
}
