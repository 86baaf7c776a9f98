import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';
import { freePort } from '@moorage/platform/testing';

const bundle = join(__dirname, '../../../../apps/bot/dist/bundle/server.mjs');

/** The reference bot as a process of its own, as its bundle is run. */
export async function startReferenceBot(secret: string): Promise<{ baseUrl: string; close(): Promise<void> }> {
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing: npm run bundle -w @moorage/bot makes it`);
  const folder = await mkdtemp(join(tmpdir(), 'moorage-bot-'));
  const port = await freePort();
  const bot = spawn(process.execPath, [bundle], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      MOORAGE_VOLUME_ROOT: folder,
      PAPERCLIP_DEPLOYMENT_MODE: 'hosted_proxy',
      PAPERCLIP_HOSTED_MODE: 'true',
      PAPERCLIP_MIGRATION_AUTO_APPLY: 'true',
      PROVISION_SECRET: secret,
      PLATFORM_URL: 'http://localhost:4400',
    },
  });
  const ended = new Promise((resolve) => bot.once('exit', resolve));
  const baseUrl = `http://127.0.0.1:${port}`;
  await eventually(async () => (await fetch(`${baseUrl}/health`)).status === 200, 20_000);
  return {
    baseUrl,
    async close() {
      bot.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
