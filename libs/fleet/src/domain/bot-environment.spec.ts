import { buildEnvironment, type BotEnvironmentParts } from './bot-environment.ts';

const keySet = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'abc', kid: 'one' }] };
const built = (overrides: Partial<BotEnvironmentParts> = {}): Record<string, string> =>
  buildEnvironment({
    instanceId: 'i-1',
    platformUrl: 'http://localhost:4400',
    provisionSecret: 's3cret',
    sharesNetworkWithPlatform: true,
    keySet,
    ...overrides,
  });

describe("a bot's environment", () => {
  it('is what the contract between Moorage and bots names', () => {
    expect(built()).toEqual({
      PAPERCLIP_DEPLOYMENT_MODE: 'hosted_proxy',
      PAPERCLIP_HOSTED_MODE: 'true',
      PAPERCLIP_MIGRATION_AUTO_APPLY: 'true',
      PROVISION_SECRET: 's3cret',
      PLATFORM_URL: 'http://localhost:4400',
      PLATFORM_JWKS_URL: 'http://localhost:4400/api/proxy/jwks.json',
      PLATFORM_AUDIENCE: 'bot:i-1',
    });
  });

  it.each(['http://localhost:4400', 'http://moorage.localhost', 'http://127.0.0.1:4400', 'http://[::1]:4400'])(
    'carries the keys themselves where %s would be the container itself',
    async (platformUrl) => {
      const { PLATFORM_JWKS_URL: url } = built({ platformUrl, sharesNetworkWithPlatform: false });
      expect(url).toMatch(/^data:application\/json,/);
      expect(await (await fetch(url!)).json()).toEqual(keySet);
    },
  );

  it('names the address of the keys where a container can reach it', () => {
    const { PLATFORM_JWKS_URL: url } = built({
      platformUrl: 'https://moorage.example.com',
      sharesNetworkWithPlatform: false,
    });
    expect(url).toBe('https://moorage.example.com/api/proxy/jwks.json');
  });
});
