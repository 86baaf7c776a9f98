import type { Page } from 'playwright-core';

/** What an organisation is called. */
export class SettingsPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(slug: string): Promise<this> {
    await this.page.goto(`${this.url}/orgs/${slug}/settings`);
    await this.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    return this;
  }

  /** How many days new invitations work. */
  async setInvitationDays(days: number): Promise<void> {
    await this.page.getByLabel('Days').fill(String(days));
    await this.page.getByRole('region', { name: 'Invitations' }).getByRole('button', { name: 'Save' }).click();
  }

  async rename(name: string): Promise<void> {
    await this.page.getByLabel('Name of the organisation').fill(name);
    await this.page.getByRole('region', { name: 'Name' }).getByRole('button', { name: 'Save' }).click();
    await this.page.getByText('The name is saved.').waitFor();
  }
}
