import type { Locator, Page } from 'playwright-core';

/** The audit log of an organisation, or of the admin section. */
export class AuditLogPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(path: string): Promise<this> {
    await this.page.goto(`${this.url}${path}`);
    await this.page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor();
    return this;
  }

  entry(sentence: string | RegExp): Locator {
    return this.page
      .getByRole('table', { name: 'Audit log' })
      .getByRole('button')
      .filter({ hasText: sentence })
      .first();
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text);
  }

  async choose(filter: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: filter, exact: true }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  /** Opens an entry; returns the drawer. */
  async read(sentence: string | RegExp): Promise<Locator> {
    await this.entry(sentence).click();
    const drawer = this.page.getByRole('dialog');
    await drawer.getByText('Action', { exact: true }).waitFor();
    return drawer;
  }

  /** Takes the log along; returns what the file says. */
  async export(form: RegExp): Promise<{ name: string; text: string }> {
    await this.page.getByRole('button', { name: 'Export' }).click();
    const started = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: form }).click();
    const download = await started;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
  }
}
