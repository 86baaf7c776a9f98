import { botConfigFrom } from './config.ts';

const hosted = {
  PAPERCLIP_DEPLOYMENT_MODE: 'hosted_proxy',
  PAPERCLIP_HOSTED_MODE: 'true',
  PROVISION_SECRET: 's3cret',
  PLATFORM_URL: 'https://app.example.com/',
};

describe('the bot’s configuration', () => {
  it('is local, on the default volumes, when nothing is set', () => {
    expect(botConfigFrom({})).toEqual({
      port: 3100,
      dataDir: '/data',
      filesDir: '/paperclip',
      applyMigrations: false,
      debug: false,
      hosted: undefined,
    });
  });

  it('moves both volumes with one variable, or each with its own', () => {
    expect(botConfigFrom({ MOORAGE_VOLUME_ROOT: '/srv/bot', FILES_DIR: '/files' })).toMatchObject({
      dataDir: '/srv/bot/data',
      filesDir: '/files',
    });
  });

  it('is hosted, and verifies assertions where it is told where the keys are', () => {
    expect(botConfigFrom(hosted).hosted).toEqual({
      provisionSecret: 's3cret',
      platformUrl: 'https://app.example.com',
      assertion: undefined,
    });
    const jwks = { PLATFORM_JWKS_URL: 'https://app.example.com/jwks', PLATFORM_AUDIENCE: 'bot-1' };
    expect(botConfigFrom({ ...hosted, ...jwks }).hosted?.assertion).toEqual({
      jwksUrl: 'https://app.example.com/jwks',
      issuer: 'https://app.example.com/',
      audience: 'bot-1',
    });
  });

  it.each([
    ['PROVISION_SECRET', { ...hosted, PROVISION_SECRET: '' }],
    ['PLATFORM_URL', { ...hosted, PLATFORM_URL: undefined }],
    ['PLATFORM_AUDIENCE', { ...hosted, PLATFORM_JWKS_URL: 'https://app.example.com/jwks' }],
    ['PAPERCLIP_HOSTED_MODE', { ...hosted, PAPERCLIP_HOSTED_MODE: undefined }],
    ['PAPERCLIP_HOSTED_MODE', { PAPERCLIP_HOSTED_MODE: 'true' }],
    ['PAPERCLIP_DEPLOYMENT_MODE', { PAPERCLIP_DEPLOYMENT_MODE: 'cloud' }],
    ['PORT', { PORT: 'http' }],
  ])('names %s when it is wrong', (name, environment) => {
    expect(() => botConfigFrom(environment)).toThrow(name);
  });
});
