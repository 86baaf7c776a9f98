import type { Locator, Page } from 'playwright-core';

/** A person's own account: profile, password, sessions, API keys. */
export class AccountPages {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(part: 'profile' | 'password' | 'sessions' | 'api-keys'): Promise<this> {
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

  sessions(): Locator {
    return this.page.getByRole('table', { name: 'Sessions' }).getByRole('row');
  }

  async endOtherSessions(): Promise<void> {
    await this.page.getByRole('button', { name: 'End all others' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'End them' }).click();
    await this.page.getByText('All other sessions were ended.').waitFor();
  }

  /** Makes a key and answers with its secret, which is shown this once. */
  async createApiKey(name: string): Promise<string> {
    await this.page.getByRole('button', { name: 'New key' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('What is it for?').fill(name);
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    const secret = await dialog.getByRole('textbox', { name: 'Your new key' }).inputValue();
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
    return secret;
  }

  async revokeApiKey(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Revoke ${name}` }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(/to confirm/).fill(name);
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await this.page.getByText(`“${name}” was revoked.`).waitFor();
  }
}
