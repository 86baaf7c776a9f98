import { ConfigError, loadConfig } from './config.ts';

const required = {
  DATABASE_URL: 'postgres://localhost/moorage',
  MOORAGE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
};

function complaintOf(environment: NodeJS.ProcessEnv): string {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('configuration', () => {
  it('needs only a database and a key', () => {
    const { settings, port } = loadConfig(required);
    expect(port).toBe(4400);
    expect(settings.platformUrl).toBe('http://localhost:4400');
    expect(settings.botsDomain).toBe('localhost:4400');
    expect(settings.secureCookies).toBe(false);
  });

  it('derives the bots’ domain and secure cookies from the platform’s address', () => {
    const { settings } = loadConfig({ ...required, PLATFORM_URL: 'https://moorage.example.com/' });
    expect(settings.platformUrl).toBe('https://moorage.example.com');
    expect(settings.botsDomain).toBe('moorage.example.com');
    expect(settings.secureCookies).toBe(true);
  });

  it.each(['https://Moorage.Example.com', 'https://moorage.example.com:443/'])(
    'knows the platform of %s by what browsers call its origin',
    (given) => {
      expect(loadConfig({ ...required, PLATFORM_URL: given }).settings.platformUrl).toBe('https://moorage.example.com');
    },
  );

  it('takes addresses and networks of reverse proxies', () => {
    const TRUSTED_PROXIES = '192.0.2.7, 10.0.0.0/8,::1,fd00::/8';
    expect(loadConfig({ ...required, TRUSTED_PROXIES }).settings.trustedProxies).toEqual([
      '192.0.2.7',
      '10.0.0.0/8',
      '::1',
      'fd00::/8',
    ]);
  });

  it('takes addresses of name servers, with and without a port', () => {
    const servers = ['192.0.2.7', '192.0.2.7:5353', '::1', '[::1]:5353'];
    expect(loadConfig({ ...required, DNS_SERVERS: servers.join(', ') }).settings.dns).toEqual({
      servers,
      timeoutSeconds: 10,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ ...required, PORT: '' }).port).toBe(4400);
  });

  it.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is required'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL takes a connection string'],
    [{ MOORAGE_SECRET_KEY: 'c2hvcnQ=' }, 'MOORAGE_SECRET_KEY takes 32 random bytes'],
    [{ PORT: '70000' }, 'PORT takes a whole number from 0 to 65535'],
    [{ PORT: 'http' }, 'PORT takes a whole number from 0 to 65535'],
    [{ MOORAGE_ROLE: 'boss' }, 'MOORAGE_ROLE takes all, web or worker'],
    [{ PLATFORM_URL: 'ftp://x' }, 'PLATFORM_URL takes an http or https URL'],
    [{ PLATFORM_URL: 'https://example.com/moorage' }, 'PLATFORM_URL takes an http or https URL without a path'],
    [{ PLATFORM_URL: 'https://kim@example.com' }, 'PLATFORM_URL takes an http or https URL without a path'],
    [{ PLATFORM_URL: 'https://example.com?a=b' }, 'PLATFORM_URL takes an http or https URL without a path'],
    [{ TRUSTED_PROXIES: '10.0.0.1,balancer' }, 'TRUSTED_PROXIES takes IP addresses or networks'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES takes IP addresses or networks'],
    [{ DNS_SERVERS: 'ns.example.com' }, 'DNS_SERVERS takes IP addresses'],
    [{ DNS_SERVERS: '192.0.2.7:0' }, 'DNS_SERVERS takes IP addresses'],
    [{ DNS_SERVERS: '192.0.2.7:65536' }, 'DNS_SERVERS takes IP addresses'],
    [{ DNS_SERVERS: '[192.0.2.7]:53' }, 'DNS_SERVERS takes IP addresses'],
    [{ DNS_TIMEOUT_SECONDS: '0' }, 'DNS_TIMEOUT_SECONDS takes a whole number from 1 to 30'],
    [{ DOCKER_CERT_PATH: '/nowhere' }, 'DOCKER_CERT_PATH takes a folder with ca.pem'],
  ])('says of %j what it takes', (change, sentence) => {
    expect(complaintOf({ ...required, ...change })).toContain(sentence);
  });

  it('names all bad variables at once', () => {
    const complaint = complaintOf({ ...required, PORT: 'x', MOORAGE_ROLE: 'y' });
    expect(complaint).toContain('PORT');
    expect(complaint).toContain('MOORAGE_ROLE');
  });
});
