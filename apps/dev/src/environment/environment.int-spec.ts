import { Client } from 'pg';
import { TestEnvironment } from './environment.mjs';

describe('the test environment', () => {
  const given = { ...process.env };

  afterEach(() => {
    process.env = { ...given };
  });

  it('uses the database and the registry it is given, and leaves them alone', async () => {
    process.env['MOORAGE_TEST_DATABASE_URL'] = 'postgres://given';
    const environment = new TestEnvironment();
    await environment.prepare(['database', 'docker', 'registry']);
    expect(environment.variables).toMatchObject({ MOORAGE_TEST_DATABASE_URL: 'postgres://given' });
    expect([...environment.missing]).toEqual([]);
    await environment.stop();
    const again = new TestEnvironment();
    await again.prepare(['docker']);
    expect([...again.missing]).toEqual([]);
    await again.stop();
  });

  it('starts a database where none is given, and takes it away again', async () => {
    delete process.env['MOORAGE_TEST_DATABASE_URL'];
    const environment = new TestEnvironment();
    await environment.prepare(['database']);
    const url = environment.variables['MOORAGE_TEST_DATABASE_URL']!;
    expect(await settingOf(url, 'max_connections')).toBe('300');
    await environment.stop();
    await expect(settingOf(url, 'max_connections')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('says what is missing instead of failing, when an engine it is to use does not answer', async () => {
    process.env['DOCKER_HOST'] = 'tcp://127.0.0.1:1';
    const environment = new TestEnvironment();
    await environment.prepare(['docker']);
    expect(environment.missing.get('docker')).toMatch(/doesn't answer/);
    await environment.stop();
  });

  it('takes a browser that does not run for none', async () => {
    process.env['MOORAGE_TEST_CHROMIUM'] = '/bin/false';
    const { chromium } = await import('./chromium.mjs');
    expect(await chromium.find()).toBeUndefined();
  });

  async function settingOf(url: string, name: string): Promise<unknown> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return ((await client.query('SELECT current_setting($1) AS value', [name])).rows as { value: unknown }[])[0]
        ?.value;
    } finally {
      await client.end();
    }
  }
});
