import { Logger } from '@nestjs/common';
import { stopwatch } from '@moorage/kernel/testing';
import { dnsResolverContract } from '../../testing/dns-resolver.contract.ts';
import { NameServer } from '../../testing/name-server.ts';
import { NetworkDnsResolver } from './network-dns-resolver.ts';

describe('the resolver of the network', () => {
  beforeAll(() => Logger.overrideLogger(false));

  dnsResolverContract(async () => {
    const server = await NameServer.start();
    return {
      resolver: new NetworkDnsResolver({ servers: [server.address], timeoutMs: 20_000 }),
      put: async (name, values) => void server.zones.set(name.toLowerCase(), values ?? 'fails'),
      close: () => server.close(),
    };
  });

  describe('of servers that misbehave', () => {
    const servers: NameServer[] = [];
    const started = async (): Promise<NameServer> => {
      const server = await NameServer.start();
      servers.push(server);
      return server;
    };
    const within = (timeoutMs: number, ...servers: string[]) => new NetworkDnsResolver({ servers, timeoutMs });
    afterEach(async () => {
      await Promise.all(servers.splice(0).map((server) => server.close()));
    });

    it('has no answer of one that is silent, and waits no longer than it was told', async () => {
      const server = await started();
      server.zones.set('slow.example', 'silent');
      const [another, third] = [await started(), await started()];
      for (const { zones } of [another, third]) zones.set('slow.example', 'silent');
      using since = stopwatch();
      expect(await within(400, server.address, another.address, third.address).txt('slow.example')).toBeUndefined();
      expect(since.ms()).toBeLessThan(900);
    });

    it('has no answer where nobody listens', async () => {
      const { address } = await started();
      await Promise.all(servers.splice(0).map((server) => server.close()));
      expect(await within(400, address).txt('acme.example')).toBeUndefined();
    });

    it('asks the next one where the first is silent', async () => {
      const [silent, working] = [await started(), await started()];
      silent.zones.set('acme.example', 'silent');
      working.zones.set('acme.example', ['here']);
      expect(await within(4_000, silent.address, working.address).txt('acme.example')).toEqual(['here']);
    });
  });
});
