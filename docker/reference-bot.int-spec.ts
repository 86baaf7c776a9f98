import Docker from 'dockerode';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';
import { ensureNodeBase } from './node-base/build.mjs';
import { ensureReferenceBotImage } from './reference-bot.mjs';
import { HARDENED, publishedAddress, withContainer } from './testing/started-container.ts';

describe('the reference bot’s image', () => {
  const docker = new Docker();
  const tag = `moorage/reference-bot-test:${randomBytes(6).toString('hex')}`;
  const bundle = mkdtempSync(join(tmpdir(), 'moorage-bundle-'));
  let image: string;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(__dirname, '../apps/bot/src/bundle.ts'), bundle], { stdio: 'pipe' });
    image = await ensureReferenceBotImage(docker, { base: await ensureNodeBase(docker), tag, bundle });
  });

  afterAll(async () => {
    await docker.getImage(tag).remove();
    rmSync(bundle, { recursive: true, force: true });
  });

  it('answers that it is healthy, as hardened as Moorage runs it', async () => {
    const options: Docker.ContainerCreateOptions = {
      Image: image,
      User: '1000:1000',
      Env: [
        'PAPERCLIP_DEPLOYMENT_MODE=hosted_proxy',
        'PAPERCLIP_HOSTED_MODE=true',
        'PAPERCLIP_MIGRATION_AUTO_APPLY=true',
        `PROVISION_SECRET=${randomBytes(32).toString('hex')}`,
        'PLATFORM_URL=http://localhost:4400',
      ],
      ExposedPorts: { '3100/tcp': {} },
      HostConfig: { ...HARDENED, PortBindings: { '3100/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] } },
    };
    await withContainer(docker, options, async (container) => {
      const answer = await eventually(async () => {
        const response = await fetch(`${await publishedAddress(container, 3100)}/health`);
        expect(response.status).toBe(200);
        return (await response.json()) as unknown;
      });
      expect(answer).toMatchObject({ status: 'ok' });
    });
  });

  it('carries its changelog where it can be read without running it', async () => {
    await withContainer(docker, { Image: image, Cmd: ['true'] }, async (container) => {
      const archive = await container.getArchive({ path: '/app/changelogs/latest.json' });
      const chunks: Buffer[] = [];
      for await (const chunk of archive) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).toString('utf8')).toContain('"sections"');
    });
  });

  it('is not built again while neither its base nor its bundle changes', async () => {
    const before = (await docker.getImage(tag).inspect()).Id;
    await ensureReferenceBotImage(docker, { base: await ensureNodeBase(docker), tag, bundle });
    expect((await docker.getImage(tag).inspect()).Id).toBe(before);
  });
});
