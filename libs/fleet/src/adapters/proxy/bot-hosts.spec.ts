import { BotHosts } from './bot-hosts.ts';

describe('hosts', () => {
  const hosts = new BotHosts('https://app.bots.example', 'bots.example');

  it.each([
    ['acme.bots.example', 'acme.bots.example'],
    ['ACME.Bots.Example:443', 'acme.bots.example'],
    ['acme.bots.example.', 'acme.bots.example'],
    ['a.b.bots.example', 'a.b.bots.example'],
    ['bots.example', undefined],
    ['app.bots.example', undefined],
    ['app.bots.example:443', undefined],
    ['evilbots.example', undefined],
    ['acme.bots.example.evil.example', undefined],
    ['acme.bots.example@evil.example', undefined],
    ['[::1]:80', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s belongs to %s', (header, host) => {
    expect(hosts.hostOf(header)).toBe(host);
  });

  it('have the platform’s scheme, and the port of their domain', () => {
    expect(hosts.originOf('acme.bots.example')).toBe('https://acme.bots.example');
    expect(new BotHosts('http://localhost:4400', 'localhost:4400').originOf('acme.localhost')).toBe(
      'http://acme.localhost:4400',
    );
  });

  it('don’t fill the process when they are made up', () => {
    for (let i = 0; i < 20_000; i += 1) expect(hosts.hostOf(`h${i}.bots.example`)).toBe(`h${i}.bots.example`);
  });
});
