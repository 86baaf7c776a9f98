import Docker from 'dockerode';
import { Client } from 'pg';
import { randomBytes } from 'node:crypto';
import { eventually } from '@moorage/kernel/testing';
import { freePort, testServerUrl } from '@moorage/platform/testing';
import { ensureNodeBase } from '../node-base/build.mjs';
import { HARDENED, withContainer } from '../testing/started-container.ts';
import { buildMoorageImage } from './moorage-image.mjs';

/** Starting on a busy machine with two cores, migrations included. */
const READY_WITHIN_MS = 40_000;

describe('Moorage’s own image', () => {
  const docker = new Docker();
  const name = `image_test_${randomBytes(6).toString('hex')}`;
  const tag = `moorage/moorage-test:${name}`;
  const database = new URL(testServerUrl());

  beforeAll(async () => {
    await administer(`CREATE DATABASE ${name}`);
    await buildMoorageImage(docker, { base: await ensureNodeBase(docker), tag });
  });

  afterAll(async () => {
    await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await docker.getImage(tag).remove();
  });

  it('migrates, gets ready, serves the SPA and is found healthy, with a read-only root and no privileges', async () => {
    const port = await freePort();
    const options: Docker.ContainerCreateOptions = {
      Image: tag,
      Env: [
        'LOG_LEVEL=warn',
        `DATABASE_URL=${new URL(name, database).href}`,
        `MOORAGE_SECRET_KEY=${randomBytes(32).toString('base64')}`,
        'HOST=127.0.0.1',
        `PORT=${port}`,
        'FLEET_RUNTIME=process',
      ],
      // The database listens on the machine's own loopback, so the container has to be there, too.
      HostConfig: {
        ...HARDENED,
        NetworkMode: 'host',
        Tmpfs: { ...HARDENED.Tmpfs, '/var/lib/moorage': 'mode=0700,uid=1000' },
      },
      Healthcheck: { Interval: 1e9, StartPeriod: 60e9 },
    };
    await withContainer(docker, options, async (container) => {
      const address = `http://127.0.0.1:${port}`;
      await eventually(async () => (await isReady(address)) || !(await isRunning(container)), READY_WITHIN_MS);
      expect(await isRunning(container)).toBe(true);
      expect((await fetch(`${address}/healthz`)).status).toBe(200);
      expect(await (await fetch(address)).text()).toContain('<div id="root">');
      await eventually(async () => (await container.inspect()).State.Health?.Status === 'healthy');

      await container.stop({ t: 20 });
      expect((await container.inspect()).State.ExitCode).toBe(0);
    });
  });

  it('contains the command line', async () => {
    const options = { Image: tag, Cmd: ['node', 'apps/cli/dist/main.js', '--help'] };
    await withContainer(docker, options, async (container) => {
      expect(((await container.wait()) as { StatusCode: number }).StatusCode).toBe(0);
      const help = (await container.logs({ stdout: true, stderr: true })).toString('utf8');
      expect(help).toContain('migrate');
    });
  });

  const isReady = (address: string) =>
    fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const isRunning = async (container: Docker.Container) => (await container.inspect()).State.Running;

  async function administer(sql: string): Promise<void> {
    const client = new Client({ connectionString: database.href });
    await client.connect();
    await client.query(sql);
    await client.end();
  }
});
