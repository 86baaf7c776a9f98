import { eventually } from '@moorage/kernel/testing';
import type { Actor } from '../dsl/actor.ts';
import { BotReleases } from '../dsl/bot-releases.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { problemsInAllLooks } from './axe.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { dismiss } from './pages/dismiss.ts';
import { RolloutPages } from './pages/rollout-pages.ts';

interface SeenRelease {
  readonly id: string;
  readonly version?: string;
}

describe('the pages of rollouts', () => {
  let test: BrowserTest;
  let admin: Actor;
  let owner: Actor;
  let releases: BotReleases;

  beforeAll(async () => {
    test = await startBrowserTest();
    admin = await aPlatformAdmin(test.app);
    releases = new BotReleases(test.app, admin);
    // Else each release that is published here would start a rollout by itself.
    await admin.put('/api/admin/update-policy', { mode: 'manual' }).expect(204);
    owner = await test.app.aPerson('Rolf Rollout');
    for (const [name, slug] of [
      ['First Berth', 'first-berth'],
      ['Second Berth', 'second-berth'],
    ]) {
      await owner.post('/api/organizations', { name, slug }).expect(201);
    }
    await eventually(async () => {
      const { body } = await admin.get('/api/admin/fleet').expect(200);
      return (body as { counts: Record<string, number> }).counts['RUNNING'] === 2;
    });
    // The tag is known before it moves: what it means at first is no news.
    await admin.post('/api/admin/followed-images/look').expect(204);
    await eventually(async () => (await listed()).length === 1);
  });
  afterAll(async () => {
    await test.stop();
    await releases.cleanUp();
  });

  const listed = async () =>
    ((await admin.get('/api/admin/releases').expect(200)).body as { items: SeenRelease[] }).items;
  const published = (version: string) =>
    eventually(async () => (await listed()).find((release) => release.version === version));

  it('start one after a dry run, and follow it until every bot is updated', async () => {
    const { page, context, errors } = await test.newPerson({ session: admin.me.token });
    const pages = new RolloutPages(page, test.app.url);
    await pages.openList();
    await page.getByText('No rollouts yet').waitFor();
    await releases.publish('8.0.0');
    const { id } = await published('8.0.0');

    await pages.openStart(id);
    await page.getByRole('region', { name: /^Changelog of 8\.0\.0/ }).waitFor();
    const waveIs = (size: string) =>
      eventually(async () => (await page.getByLabel('Size of a wave').inputValue()) === size);
    await waveIs('25 %');
    await page.getByRole('radio', { name: 'Immediately' }).check();
    await waveIs('100 %');
    expect(await pages.startButton().isDisabled()).toBe(true);
    const preview = await pages.dryRun();
    await preview.getByText('2 bots').waitFor();
    await preview.getByRole('row', { name: /Second Berth.*at any time/ }).waitFor();

    await page.getByLabel('Time to become healthy').fill('90');
    await page.getByText('You changed something.').waitFor();
    expect(await pages.startButton().isDisabled()).toBe(true);
    await pages.dryRun();
    await pages.start();

    await page.getByRole('heading', { level: 1, name: 'Rollout of 8.0.0' }).waitFor();
    await page.getByText('A bot has 1 min 30 s to become healthy').waitFor();
    await page.getByText('All 2 bots are updated').waitFor({ timeout: 120_000 });
    await page.getByText('2 of 2 bots done').waitFor();
    await pages.bot('First Berth').getByText('Updated', { exact: true }).waitFor();
    // What is opened beside the list leaves the page where it was scrolled to.
    await page.setViewportSize({ width: 1440, height: 500 });
    await pages.bot('First Berth').scrollIntoViewIfNeeded();
    const scrolledTo = () => page.evaluate(() => window.scrollY);
    const before = await scrolledTo();
    expect(before).toBeGreaterThan(0);
    await pages.openBot('First Berth');
    await page.getByRole('dialog').getByText('Keeping a copy of its data').waitFor();
    expect(await scrolledTo()).toBe(before);
    await dismiss(page.getByRole('dialog'));
    await pages.openList();
    await page.getByRole('table', { name: 'Rollouts' }).getByText('2 of 2 updated').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('pause, resume and abort one whose bots wait for their hour, with a reason', async () => {
    const preferredHourUtc = (new Date().getUTCHours() + 12) % 24;
    await owner
      .in('first-berth')
      .put('/api/organization/update-policy', { mode: 'auto', preferredHourUtc })
      .expect(204);
    const old = (await listed()).find(({ version }) => version !== '8.0.0')!;
    const { page, context, errors } = await test.newPerson({ session: admin.me.token });
    const pages = new RolloutPages(page, test.app.url);
    await pages.openStart(old.id);
    await page.getByRole('radio', { name: 'Chosen organisations' }).check();
    await pages.chooseOrganization('First Berth');
    const preview = await pages.dryRun();
    await preview.getByRole('row', { name: /First Berth.*not before/ }).waitFor();
    await pages.start();

    await page.getByTestId('rollout-status').getByText('Running').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('It is paused').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByTestId('rollout-status').getByText('Running').waitFor();
    await pages.abort('The harbour is closed.');
    await page.getByRole('alert').getByText('The harbour is closed.').waitFor();
    await pages.bot('First Berth').getByText('aborted before their turn').waitFor();
    await page.getByRole('region', { name: 'Waves' }).getByText('There was none.').waitFor();
    await pages.openList('?status=ABORTED');
    await page.getByRole('table', { name: 'Rollouts' }).getByText('Aborted').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('show what condemned a release, in the words of the bot', async () => {
    await releases.publishMute('8.0.1', 'No room for the anchor');
    const { id } = await published('8.0.1');
    const { page, context } = await test.newPerson({ session: admin.me.token });
    const pages = new RolloutPages(page, test.app.url);
    await pages.openStart(id);
    await page.getByRole('radio', { name: 'Immediately' }).check();
    await page.getByLabel('Time to become healthy').fill('5');
    await page.getByLabel('Further tries of a bot').fill('0');
    await page.getByRole('radio', { name: 'Chosen organisations' }).check();
    await pages.chooseOrganization('Second Berth');
    await pages.dryRun();
    await pages.start();

    const failures = page.getByRole('region', { name: '1 bot failed' });
    await failures.waitFor({ timeout: 120_000 });
    await failures.getByRole('button', { name: /Second Berth/ }).click();
    await failures.getByText('It gave no answer.').waitFor();
    await failures
      .getByRole('region', { name: /Last lines/ })
      .getByText('No room for the anchor')
      .waitFor();
    await page.getByRole('button', { name: 'Retry failed' }).waitFor();
    expect(await problemsInAllLooks(page, 'a rollout with a failure')).toEqual([]);
    await page.goto(`${test.app.url}/admin/fleet`);
    await page.getByRole('region', { name: 'In quarantine' }).getByText('8.0.1').waitFor();
    await context.close();
  });
});
