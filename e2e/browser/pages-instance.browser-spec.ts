import type { Actor } from '../dsl/actor.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';
import { HomePage } from './pages/home-page.ts';
import { InstancePage } from './pages/instance-page.ts';

describe('the instance', () => {
  let test: BrowserTest;
  let owner: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    owner = await test.app.aPerson('Ines Instance');
    await owner.post('/api/organizations', { name: 'Depot', slug: 'depot' }).expect(201);
  });
  afterAll(async () => {
    await test.stop();
  });

  it('opens the bot in a tab of its own, under the name of the person', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const home = await new HomePage(page, test.app.url).open('depot');
    await home.waitForStatus('Running');
    const bot = await home.openBot();
    await bot.getByText('Ines Instance').first().waitFor();
    expect(new URL(bot.url()).host).toBe(`depot.${new URL(test.app.url).host}`);
    await context.close();
  });

  it('shows resources and the log, live', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const instance = await new InstancePage(page, test.app.url).open('depot');
    await instance.waitForStatus('Running');
    await instance.chart('CPU').waitFor();
    await instance.chart('Memory').waitFor();

    const lines = instance.log().locator('time');
    await lines.first().waitFor();
    await instance.searchLog('no line of the log contains this');
    await page.getByText('No line of the log contains this.').waitFor();
    await instance.searchLog('');
    await lines.first().waitFor();

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused').waitFor();
    await page.getByRole('button', { name: /^Go on/ }).click();
    await page.getByText('Live', { exact: true }).waitFor();
    await context.close();
  });

  it('draws next to nothing at the bottom, not as if it were much', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    await page.route('**/api/instances/*/stats', async (route) => {
      const answer = await route.fetch();
      const sample = (await answer.json()) as object;
      await route.fulfill({ response: answer, json: { ...sample, cpuPercent: 0.04 } });
    });
    const instance = await new InstancePage(page, test.app.url).open('depot');
    await instance.waitForStatus('Running');
    const chart = instance.chart('CPU');
    // A line that is flat has no height to be seen by.
    await chart.locator('.recharts-area-curve').waitFor({ state: 'attached' });
    const down = await chart.evaluate((whole) => {
      const { y, height } = whole.getBoundingClientRect();
      const line = whole.querySelector('.recharts-area-curve');
      return line === null ? 0 : (line.getBoundingClientRect().y - y) / height;
    });
    expect(down).toBeGreaterThan(0.8);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });

  it('stops, starts and restarts, and writes it down', async () => {
    const { page, context } = await test.newPerson({ session: owner.me.token });
    const instance = await new InstancePage(page, test.app.url).open('depot');
    await instance.waitForStatus('Running');
    await instance.stop();
    await instance.waitForStatus('Stopped');
    await page.getByText('Not running').waitFor();
    await instance.start();
    await instance.waitForStatus('Running');

    await instance.restart();
    const history = await instance.openHistory();
    await history.getByText('Restart asked for').first().waitFor();
    await history
      .getByText(/by Ines Instance/)
      .first()
      .waitFor();
    await history.getByText('Stop asked for').waitFor();
    await instance.waitForStatus('Running');
    await context.close();
  });
});
