import { parseChallenges } from './challenge.ts';

describe('challenges of a registry', () => {
  it.each([
    [
      'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:acme/bot:pull"',
      [
        {
          scheme: 'bearer',
          parameters: { realm: 'https://ghcr.io/token', service: 'ghcr.io', scope: 'repository:acme/bot:pull' },
        },
      ],
    ],
    ['Basic realm="it\\"s, mine"', [{ scheme: 'basic', parameters: { realm: 'it"s, mine' } }]],
    [
      'Negotiate, Basic realm=here',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'here' } },
      ],
    ],
    ['', []],
  ])('%s', (header, expected) => {
    expect(parseChallenges(header)).toEqual(expected);
  });
});
