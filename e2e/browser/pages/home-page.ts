import type { Page } from 'playwright-core';

/** The first page of an organisation. */
export class HomePage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(slug: string): Promise<this> {
    await this.page.goto(`${this.url}/orgs/${slug}`);
    return this;
  }

  /** `Requested`, `Creating`, `Running` … as the badge says. */
  async waitForStatus(status: string, timeout = 60_000): Promise<void> {
    await this.page.getByTestId('instance-status').getByText(status).waitFor({ timeout });
  }

  /** "Open": the bot, in its own tab. */
  async openBot(): Promise<Page> {
    const opened = this.page.context().waitForEvent('page');
    await this.page.getByRole('link', { name: /^Open the bot of/ }).click();
    const bot = await opened;
    // A new tab begins empty, and that is loaded too.
    await bot.waitForURL((address) => address.protocol === 'http:' && address.host !== new URL(this.url).host);
    return bot;
  }
}
