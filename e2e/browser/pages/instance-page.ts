import type { Locator, Page } from 'playwright-core';

export class InstancePage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(slug: string): Promise<this> {
    await this.page.goto(`${this.url}/orgs/${slug}/instance`);
    await this.page.getByRole('heading', { level: 1, name: 'Bot instance' }).waitFor();
    return this;
  }

  async waitForStatus(status: string, timeout = 60_000): Promise<void> {
    await this.page.getByTestId('instance-status').getByText(status).waitFor({ timeout });
  }

  async stop(): Promise<void> {
    await this.page.getByRole('button', { name: 'Stop', exact: true }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
  }

  async start(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start', exact: true }).click();
  }

  async restart(): Promise<void> {
    await this.page.getByRole('button', { name: 'Restart' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
  }

  log(): Locator {
    return this.page.getByRole('log', { name: 'Log of the bot' });
  }

  async searchLog(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search the log' }).fill(text);
  }

  async openHistory(): Promise<Locator> {
    await this.page.getByRole('tab', { name: 'History' }).click();
    return this.page.getByRole('region', { name: 'History' });
  }

  /** What is said of a newer release, while there is one. */
  offer(): Locator {
    return this.page.getByRole('region', { name: /is available$/ });
  }

  async openUpdates(): Promise<Locator> {
    await this.page.getByRole('tab', { name: 'Updates' }).click();
    return this.updates();
  }

  updates(): Locator {
    return this.page.getByRole('region', { name: 'Updates' });
  }

  /** The chart of `CPU` or `Memory`; its name tells the latest value. */
  chart(label: 'CPU' | 'Memory'): Locator {
    return this.page.getByRole('img', { name: new RegExp(`^${label} `) });
  }
}
