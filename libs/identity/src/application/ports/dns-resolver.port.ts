/** What DNS says; outside any transaction. */
export abstract class DnsResolver {
  /**
   * The TXT records at a name, each with its character-strings joined (RFC 7208 §3.3). Empty where the name or the type is
   * known not to exist; undefined where no answer could be had: no server in reach, or none that could tell (SERVFAIL, REFUSED).
   */
  abstract txt(name: string): Promise<string[] | undefined>;
}
