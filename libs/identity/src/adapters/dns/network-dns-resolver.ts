import { Resolver } from 'node:dns/promises';
import { Logger } from '@nestjs/common';
import { DnsResolver } from '../../application/ports/dns-resolver.port.ts';

export interface NetworkDnsOptions {
  /** Addresses, with a port where it isn't 53; empty: the machine's own. */
  readonly servers: readonly string[];
  /** Milliseconds that a look may take, whatever the number of servers; each has a quarter of it for a try. */
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
    const { servers, timeoutMs } = this.options;
    const timeout = Math.ceil(timeoutMs / 4);
    const resolver = new Resolver({ timeout, maxTimeout: timeout, tries: 4 });
    if (servers.length > 0) resolver.setServers(servers);
    const deadline = setTimeout(() => resolver.cancel(), timeoutMs);
    try {
      return (await resolver.resolveTxt(name)).map((chunks) => chunks.join(''));
    } catch (error) {
      const { code = 'unknown' } = error as { code?: string };
      if (none.has(code)) return [];
      this.log.warn({ name, code }, 'DNS gave no answer');
      return undefined;
    } finally {
      clearTimeout(deadline);
    }
  }
}
