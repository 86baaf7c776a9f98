import { ForwardingFields } from './forwarding-fields.ts';
import { readRequestHead } from './request-head.ts';

const append = (fields: ForwardingFields, peer: string | undefined, ...lines: string[]) => {
  const out: string[] = [];
  fields.append(out, readRequestHead(['Host', 'acme.bots.example', ...lines], '/', 1), peer);
  return Object.fromEntries(Array.from({ length: out.length / 2 }, (_, i) => [out[2 * i], out[2 * i + 1]]));
};

describe('where a request came from', () => {
  const alone = new ForwardingFields({ trustedProxies: [], scheme: 'https' });
  const behind = new ForwardingFields({ trustedProxies: ['10.0.0.0/8', '::1', '192.0.2.7'], scheme: 'https' });

  it('is what the connection says, not what the client says', () => {
    expect(append(alone, '203.0.113.9', 'X-Forwarded-For', '1.2.3.4', 'X-Forwarded-Proto', 'http')).toEqual({
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'acme.bots.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=203.0.113.9;host="acme.bots.example";proto=https',
    });
  });

  it('writes IPv6 as RFC 7239 wants it, and IPv4 in IPv6 as IPv4', () => {
    expect(append(alone, '2001:db8::1')['forwarded']).toBe('for="[2001:db8::1]";host="acme.bots.example";proto=https');
    expect(append(alone, '::ffff:203.0.113.9')['x-forwarded-for']).toBe('203.0.113.9');
    expect(append(alone, undefined)['x-forwarded-for']).toBe('unknown');
  });

  it.each([
    ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '6.6.6.6, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['::1', '198.51.100.1, 192.0.2.7', '198.51.100.1'],
    ['10.1.2.3', 'not-an-address', '10.1.2.3'],
    ['10.1.2.3', '10.1.1.1', '10.1.1.1'],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ])('from %s saying "%s" is %s', (peer, said, client) => {
    expect(append(behind, peer, 'X-Forwarded-For', said)['x-forwarded-for']).toBe(client);
  });

  it('believes a named balancer’s scheme', () => {
    expect(append(behind, '10.1.2.3', 'X-Forwarded-Proto', 'http')['x-forwarded-proto']).toBe('http');
    expect(append(behind, '10.1.2.3', 'X-Forwarded-Proto', 'gopher')['x-forwarded-proto']).toBe('https');
  });

  it('says which configured range is none', () => {
    expect(() => new ForwardingFields({ trustedProxies: ['balancer'], scheme: 'https' })).toThrow(
      '"balancer" is neither an address nor a CIDR range',
    );
  });
});
