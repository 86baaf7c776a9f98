import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isSameOrigin, mayChange } from './same-origin.ts';

const request = (method: string, headers: IncomingHttpHeaders) => ({ method, headers }) as IncomingMessage;

describe('where a change may come from', () => {
  it.each<[string, IncomingHttpHeaders, boolean]>([
    ['no page at all', { host: 'bot:3100' }, true],
    ['the bot’s own page', { host: 'acme.localhost:8080', origin: 'http://acme.localhost:8080' }, true],
    [
      'its page behind a proxy',
      { host: '127.0.0.1:3100', 'x-forwarded-host': 'acme.example.com', origin: 'https://acme.example.com' },
      true,
    ],
    ['another site', { host: 'acme.localhost:8080', origin: 'http://evil.test' }, false],
    ['another port', { host: 'acme.localhost:8080', origin: 'http://acme.localhost:9090' }, false],
    ['a sibling host', { host: 'acme.localhost:8080', origin: 'http://other.localhost:8080' }, false],
    ['a page without an origin', { host: 'acme.localhost:8080', origin: 'null' }, false],
    ['a browser that says cross-site', { host: 'acme.localhost:8080', 'sec-fetch-site': 'cross-site' }, false],
  ])('%s', (_, headers, expected) => {
    expect(mayChange(request('POST', headers))).toBe(expected);
    expect(isSameOrigin(request('GET', headers))).toBe(expected);
    expect(mayChange(request('GET', headers))).toBe(true);
  });
});
