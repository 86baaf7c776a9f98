import type { Locator, Page } from 'playwright-core';

/** The domains of an organisation. */
export class DomainsPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(slug: string): Promise<this> {
    await this.page.goto(`${this.url}/orgs/${slug}/domains`);
    await this.page.getByRole('heading', { level: 1, name: 'Domains' }).waitFor();
    return this;
  }

  /** The card of one domain. */
  card(domain: string): Locator {
    return this.page.getByRole('region', { name: domain });
  }

  async openForm(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a domain' }).first().click();
  }

  /** Sends the open form with this domain, whatever comes of it. */
  async add(domain: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Domain').fill(domain);
    await dialog.getByRole('button', { name: 'Add it' }).click();
  }

  /** What DNS has to say, as the page shows it. */
  async record(domain: string): Promise<{ name: string; value: string }> {
    const card = this.card(domain);
    const [name, value] = await Promise.all([
      card.getByRole('textbox', { name: 'Name' }).inputValue(),
      card.getByRole('textbox', { name: 'Value' }).inputValue(),
    ]);
    return { name, value };
  }

  async verify(domain: string): Promise<void> {
    await this.page.getByRole('button', { name: `Verify now: ${domain}` }).click();
  }

  /** One that was verified: its name is to be typed. */
  async remove(domain: string): Promise<void> {
    await this.page.getByRole('button', { name: `Remove ${domain}` }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(/to confirm/).fill(domain);
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await this.page.getByText(`${domain} was removed.`).waitFor();
  }
}
