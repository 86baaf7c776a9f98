import type { Page } from 'playwright-core';

/** The API keys of a person or of an organisation. */
export class ApiKeysPage {
  constructor(private readonly page: Page) {}

  async open(address: string): Promise<this> {
    await this.page.goto(address);
    await this.page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
    return this;
  }

  /** Makes a key and answers with its secret, which is shown this once. */
  async create(name: string): Promise<string> {
    await this.page.getByRole('button', { name: 'New key' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('What is it for?').fill(name);
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    const secret = await dialog.getByRole('textbox', { name: 'Your new key' }).inputValue();
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
    await dialog.waitFor({ state: 'hidden' });
    return secret;
  }

  async revoke(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Revoke ${name}` }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(/to confirm/).fill(name);
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await this.page.getByText(`“${name}” was revoked.`).waitFor();
  }
}
