import { Resolver } from 'node:dns/promises';
import { Logger } from '@nestjs/common';
import { DnsResolver } from '../../application/ports/dns-resolver.port.ts';

export interface NetworkDnsOptions {
  /** Addresses, with a port where it isn't 53; empty: the machine's own. */
  readonly servers: readonly string[];
  /** Milliseconds for one try of one server. There are two tries. */
  readonly timeoutMs: number;
}

/** Codes of c-ares for answers that say: there is none. All others say nothing about the name. */
const none = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks recursive name servers over the network. */
export class NetworkDnsResolver extends DnsResolver {
  private readonly log = new Logger(NetworkDnsResolver.name);

  constructor(private readonly options: NetworkDnsOptions) {
    super();
  }

  override async txt(name: string): Promise<string[] | undefined> {
    // A resolver for each look: one whose server was away would go on thinking so.
    const resolver = new Resolver({ timeout: this.options.timeoutMs, tries: 2, maxTimeout: this.options.timeoutMs });
    if (this.options.servers.length > 0) resolver.setServers(this.options.servers);
    try {
      return (await resolver.resolveTxt(name)).map((chunks) => chunks.join(''));
    } catch (error) {
      const { code = 'unknown' } = error as { code?: string };
      if (none.has(code)) return [];
      this.log.warn({ name, code }, 'DNS gave no answer');
      return undefined;
    }
  }
}
