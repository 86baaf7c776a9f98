import type { Actor } from '../dsl/actor.ts';
import { onDatabase } from '../dsl/on-database.ts';
import { aPlatformAdmin } from '../dsl/platform-admin.ts';
import { startBrowserTest, type BrowserTest } from './browser.ts';

describe('system events', () => {
  let test: BrowserTest;
  let admin: Actor;

  beforeAll(async () => {
    test = await startBrowserTest();
    admin = await aPlatformAdmin(test.app);
  });
  afterAll(() => test.stop());

  it('shows an error as soon as it happens, and leads from the request id to the stack', async () => {
    const { page, context } = await test.newPerson({ session: admin.me.token });
    await page.goto(`${test.app.url}/admin/system-events`);
    await page.getByText('No errors').waitFor();

    const rename = (from: string, to: string) =>
      onDatabase(test.app.databaseUrl, (client) => client.query(`ALTER TABLE ${from} RENAME TO ${to}`));
    await rename('api_keys', 'api_keys_away');
    const refused = await admin.get('/api/me/api-keys').expect(500);
    await rename('api_keys_away', 'api_keys');
    const { requestId } = refused.body as { requestId: string };

    await page.getByRole('button', { name: /relation "api_keys" does not exist/ }).waitFor();
    await page.getByRole('searchbox').fill(requestId);
    await page.waitForURL((url) => url.searchParams.get('search') === requestId);
    await page.getByRole('button', { name: /relation "api_keys" does not exist/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(requestId).waitFor();
    await drawer
      .getByRole('region', { name: 'Stack' })
      .getByText(/^\s+at /)
      .waitFor();
    await context.close();
  });
});
