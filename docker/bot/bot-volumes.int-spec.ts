import Docker from 'dockerode';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityHeaders } from '@moorage/bot-kit/testing';
import { eventually } from '@moorage/kernel/testing';
import { ensureNodeBase } from '../node-base/build.mjs';
import { ensureReferenceBotImage } from '../reference-bot.mjs';
import { HARDENED, publishedAddress, withContainer } from '../testing/started-container.ts';

describe('the reference bot’s volumes', () => {
  const docker = new Docker();
  const id = randomBytes(6).toString('hex');
  const tag = `moorage/reference-bot-volumes-test:${id}`;
  const volumes = [`bot-data-${id}`, `bot-files-${id}`] as const;
  const bundle = mkdtempSync(join(tmpdir(), 'moorage-bundle-'));
  const secret = randomBytes(32).toString('hex');
  const ada = identityHeaders({ userId: 'ada', name: 'Ada', email: 'ada@acme.test', tenantId: 'acme', role: 'owner' });
  let image: string;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(__dirname, '../../apps/bot/src/bundle.ts'), bundle], { stdio: 'pipe' });
    image = await ensureReferenceBotImage(docker, { base: await ensureNodeBase(docker), tag, bundle });
  });
  afterAll(async () => {
    for (const name of volumes) await docker.getVolume(name).remove();
    await docker.getImage(tag).remove();
    rmSync(bundle, { recursive: true, force: true });
  });

  /** A new container on the same two named volumes, nothing writable but them. */
  function withBot(use: (address: string) => Promise<void>): Promise<void> {
    const options: Docker.ContainerCreateOptions = {
      Image: image,
      User: '1000:1000',
      Env: [
        'PAPERCLIP_DEPLOYMENT_MODE=hosted_proxy',
        'PAPERCLIP_HOSTED_MODE=true',
        'PAPERCLIP_MIGRATION_AUTO_APPLY=true',
        `PROVISION_SECRET=${secret}`,
        'PLATFORM_URL=http://localhost:4400',
      ],
      ExposedPorts: { '3100/tcp': {} },
      HostConfig: {
        ...HARDENED,
        Binds: [`${volumes[0]}:/data`, `${volumes[1]}:/paperclip`],
        PortBindings: { '3100/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] },
      },
    };
    return withContainer(docker, options, async (container) => {
      const address = await eventually(async () => {
        const published = await publishedAddress(container, 3100);
        return (await fetch(`${published}/health`)).ok ? published : undefined;
      });
      await use(address);
    });
  }

  it('are written to by the unprivileged user, and keep issues and files from one container to the next', async () => {
    await withBot(async (address) => {
      const provision = await fetch(`${address}/internal/provision`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify({
          tenantId: 'acme',
          tenantName: 'Acme',
          adminUser: { id: 'ada', email: 'ada@acme.test', name: 'Ada' },
        }),
      });
      expect(provision.status).toBe(201);
      const post = (path: string, body: string | URLSearchParams) =>
        fetch(address + path, { method: 'POST', headers: ada, body, redirect: 'manual' });
      expect((await post('/issues', new URLSearchParams({ title: 'Paint the shed' }))).status).toBe(303);
      expect((await post('/issues/1/attachments?name=plan.txt', 'two coats')).status).toBe(303);
    });

    await withBot(async (address) => {
      const issue = await (await fetch(`${address}/issues/1`, { headers: ada })).text();
      expect(issue).toContain('#1 Paint the shed');
      const path = /href="(\/issues\/1\/attachments\/[^"]+)"/.exec(issue)?.[1] ?? '';
      expect(await (await fetch(address + path, { headers: ada })).text()).toBe('two coats');
    });
  });
});
