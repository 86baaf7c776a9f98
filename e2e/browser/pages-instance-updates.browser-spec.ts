import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@moorage/api';
import { eventually } from '@moorage/kernel/testing';
import { ContainerRuntime } from '@moorage/fleet';
import type { Actor } from '../dsl/actor.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { InstancePage } from './pages/instance-page.ts';

const { botBundle, botImage } = loadConfig({
  DATABASE_URL: 'postgres://nowhere',
  MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
}).settings.fleet;

describe('updates on the page of the instance', () => {
  let test: BrowserTest;
  let owner: Actor;
  let admin: Actor;
  const folders: string[] = [];

  beforeAll(async () => {
    test = await startBrowserTest();
    admin = await aPlatformAdmin(test.app);
    owner = await test.app.aPerson('Ines Instance');
    await owner.post('/api/organizations', { name: 'Depot', slug: 'depot' }).expect(201);
  }, 60_000);
  afterAll(async () => {
    await test.stop();
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  }, 30_000);

  /** What a maintainer does: the tag means another build from now on. */
  async function publish(version: string): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'moorage-bundle-'));
    folders.push(folder);
    await cp(botBundle, folder, { recursive: true });
    const sections = [
      { title: 'New', items: ['Sails in three colours.'] },
      { title: 'Fixed', items: ['The anchor holds.'] },
    ];
    await writeFile(join(folder, 'changelogs/latest.json'), JSON.stringify({ version, date: '2026-03-01', sections }));
    const runtime = test.app.running.app.get(ContainerRuntime) as unknown as {
      images: { add(directory: string, reference: string): Promise<unknown> };
    };
    await runtime.images.add(folder, botImage);
    await admin.post('/api/admin/followed-images/look').expect(204);
  }

  it('are offered with what they bring, put off or taken, and kept with their receipts', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const instance = await new InstancePage(page, test.app.url).open('depot');
    await instance.waitForStatus('Running');
    await (await instance.openUpdates()).getByText('No updates yet').waitFor();
    await publish('9.9.0');

    const offer = instance.offer();
    await offer.getByText('Version 9.9.0 is available').waitFor();
    const badge = page.getByRole('navigation').getByRole('link', { name: 'Bot instance Update' });
    await badge.waitFor();
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('link', { name: 'Update available' }).click();
    await instance.openUpdates();
    await offer.getByRole('button', { name: 'What is new' }).click();
    await page.getByRole('dialog').getByText('Sails in three colours.').waitFor();
    await offer.getByText('Update available').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Later' }).click();
    await offer.getByText(/Put off/).waitFor();
    expect(await offer.getByText('Update available').count()).toBe(0);
    await badge.waitFor({ state: 'hidden' });

    await offer.getByRole('button', { name: 'Update now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Update now' }).click();
    await page.getByRole('heading', { name: 'Updating to 9.9.0' }).waitFor();
    const updates = instance.updates();
    await updates.getByText('Updated', { exact: true }).waitFor({ timeout: 60_000 });
    await instance.waitForStatus('Running');
    await page.getByRole('alert').getByText('Updated to 9.9.0').waitFor();
    await page.getByRole('button', { name: 'See what happened' }).click();
    await updates.getByText('Keeping a copy of its data').waitFor();
    await updates.getByText('Data before').waitFor();
    await updates.getByText('Ines Instance', { exact: true }).waitFor();
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await updates.getByRole('button', { name: 'Copy the wanted digest' }).click();
    await eventually(async () => /^sha256:[0-9a-f]{64}$/.test(await clipboard()));
    await updates.getByRole('button', { name: 'Copy the receipt' }).click();
    await eventually(async () => (await clipboard()).includes('"volumeHash"'));
    await updates.getByRole('button', { name: 'What is new' }).click();
    await page.getByRole('dialog').getByText('The anchor holds.').waitFor();
    await page.keyboard.press('Escape');
    expect(await offer.count()).toBe(0);
    await context.close();
  }, 120_000);
});
