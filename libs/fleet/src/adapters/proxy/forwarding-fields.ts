import { BlockList, isIP } from 'node:net';
import type { RequestHead } from './request-head.ts';

/**
 * Builds the fields that tell a bot where a request came from: `X-Forwarded-For`, `-Host`, `-Proto`, and `Forwarded` (RFC 7239).
 * What the client sent under these names is dropped, unless the peer is a load balancer that the operator named.
 */
export class ForwardingFields {
  readonly #trusted: BlockList | undefined;
  readonly #scheme: 'http' | 'https';

  /** @param trustedProxies addresses or CIDR ranges whose `X-Forwarded-For` and `-Proto` are believed. @throws RangeError for a bad one. */
  constructor(options: { trustedProxies: readonly string[]; scheme: 'http' | 'https' }) {
    this.#scheme = options.scheme;
    if (options.trustedProxies.length > 0) this.#trusted = blockListOf(options.trustedProxies);
  }

  append(fields: string[], head: RequestHead, peer: string | undefined): void {
    const host = head.host as string;
    let client = plainAddress(peer);
    let scheme: string = this.#scheme;
    if (this.#trusted && isListed(this.#trusted, client)) {
      if (head.xForwardedFor !== undefined) client = this.#lastUntrusted(head.xForwardedFor, client);
      if (head.xForwardedProto === 'http' || head.xForwardedProto === 'https') scheme = head.xForwardedProto;
    }
    const node = client.includes(':') ? `"[${client}]"` : client;
    fields.push(
      'x-forwarded-for',
      client,
      'x-forwarded-host',
      host,
      'x-forwarded-proto',
      scheme,
      'forwarded',
      `for=${node};host="${host}";proto=${scheme}`,
    );
  }

  /** Each hop appended the peer it saw, so the right-most address that isn't one of our balancers is the client's. */
  #lastUntrusted(xForwardedFor: string, peer: string): string {
    let client = peer;
    for (const hop of xForwardedFor.split(',').reverse()) {
      const address = plainAddress(hop.trim());
      if (isIP(address) === 0) return client;
      client = address;
      if (!isListed(this.#trusted as BlockList, address)) return client;
    }
    return client;
  }
}

/** IPv4 in IPv6 clothes, as dual-stack sockets show it, is the IPv4 address. */
const plainAddress = (address: string | undefined): string =>
  address === undefined ? 'unknown' : address.startsWith('::ffff:') ? address.slice(7) : address;

function isListed(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function blockListOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/', 2);
    const family = isIP(address);
    if (family === 0) throw new RangeError(`"${range}" is neither an address nor a CIDR range`);
    if (bits === undefined) list.addAddress(address, family === 6 ? 'ipv6' : 'ipv4');
    else list.addSubnet(address, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
