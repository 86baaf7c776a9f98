import type { Page } from 'playwright-core';

/** Logo and colour of an organisation. */
export class BrandingPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(slug: string): Promise<this> {
    await this.page.goto(`${this.url}/orgs/${slug}/branding`);
    await this.page.getByRole('heading', { level: 1, name: 'Branding' }).waitFor();
    return this;
  }

  /** Chooses a file, whatever comes of it. */
  async chooseLogo(name: string, buffer: Buffer): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
  }

  async setColor(color: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Colour' }).fill(color);
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('button', { name: 'Save the colour' }).click();
    await this.page.getByText('The colour is saved.').waitFor();
  }
}
