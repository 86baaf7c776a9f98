import { eventually } from '@moorage/kernel/testing';
import type { Actor } from '../dsl/actor.ts';
import { BotReleases } from '../dsl/bot-releases.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { dismiss } from './pages/dismiss.ts';
import { InstancePage } from './pages/instance-page.ts';

describe('updates on the page of the instance', () => {
  let test: BrowserTest;
  let owner: Actor;
  let releases: BotReleases;

  beforeAll(async () => {
    test = await startBrowserTest();
    releases = new BotReleases(test.app, await aPlatformAdmin(test.app));
    owner = await test.app.aPerson('Ines Instance');
    await owner.post('/api/organizations', { name: 'Depot', slug: 'depot' }).expect(201);
  });
  afterAll(async () => {
    await test.stop();
    await releases.cleanUp();
  });

  it('are offered with what they bring, put off or taken, and kept with their receipts', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const instance = await new InstancePage(page, test.app.url).open('depot');
    await instance.waitForStatus('Running');
    await (await instance.openUpdates()).getByText('No updates yet').waitFor();
    await releases.publish('9.9.0');

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
    await offer.getByText('Update available').waitFor({ state: 'hidden' });
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
    await dismiss(page.getByRole('dialog'));
    await offer.waitFor({ state: 'hidden' });
    await context.close();
  });
});
