import type { Locator, Page } from 'playwright-core';

/** A person's own account: profile, password, sessions. */
export class AccountPages {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(part: 'profile' | 'password' | 'sessions'): Promise<this> {
    await this.page.goto(`${this.url}/account/${part}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    return this;
  }

  async rename(name: string): Promise<void> {
    await this.page.getByLabel('Name', { exact: true }).fill(name);
    await this.page.getByRole('button', { name: 'Save' }).click();
    await this.page.getByText(/Your name is saved/).waitFor();
  }

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await this.page.getByLabel('Current password', { exact: true }).fill(currentPassword);
    await this.page.getByLabel('New password', { exact: true }).fill(newPassword);
    await this.page.getByRole('button', { name: 'Change password' }).click();
  }

  /** Of the list, once it is there: until then its rows say nothing. */
  sessions(): Locator {
    return this.page
      .getByRole('table', { name: 'Sessions' })
      .locator('tbody')
      .getByRole('row')
      .filter({ hasText: /\S/ });
  }

  async endOtherSessions(): Promise<void> {
    await this.page.getByRole('button', { name: 'End all others' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'End them' }).click();
    await this.page.getByText('All other sessions were ended.').waitFor();
  }
}
