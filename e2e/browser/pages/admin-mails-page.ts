import type { Page } from 'playwright-core';

/** The mail outbox of the admin section: where mails are read in an installation without a mail server. */
export class AdminMailsPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<this> {
    await this.page.goto(`${this.url}/admin/mails`);
    await this.page.getByRole('heading', { level: 1, name: 'Mail outbox' }).waitFor();
    return this;
  }

  /** Opens the newest mail to the address whose subject fits, waiting until there is one. */
  async read(recipient: string, subject: RegExp): Promise<void> {
    await this.page.getByRole('searchbox').fill(recipient);
    await this.page
      .getByRole('table', { name: 'Mails' })
      .getByRole('button')
      .filter({ hasText: recipient })
      .filter({ hasText: subject })
      .first()
      .click();
    await this.page.getByRole('dialog').getByRole('tab', { name: 'As text' }).waitFor();
  }

  /** The link of the opened mail. */
  async link(): Promise<string> {
    await this.page.getByRole('dialog').getByRole('tab', { name: 'As text' }).click();
    const href = await this.page
      .getByRole('region', { name: 'Text of the mail' })
      .getByRole('link')
      .first()
      .getAttribute('href');
    if (href === null) throw new Error('The mail has no link');
    return href;
  }

  /** Follows the link of the opened mail as it is shown: in the frame, to a new tab. */
  async follow(): Promise<Page> {
    const opened = this.page.context().waitForEvent('page');
    await this.page.getByRole('dialog').getByRole('tab', { name: 'As a page' }).click();
    await this.page.frameLocator('iframe[title^="Mail:"]').getByRole('link').first().click();
    const followed = await opened;
    return followed;
  }
}
