import type { Page } from 'playwright-core';

export class CreateOrganizationPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<this> {
    await this.page.goto(`${this.url}/orgs/new`);
    return this;
  }

  async typeName(name: string): Promise<void> {
    await this.page.getByLabel('Name', { exact: true }).fill(name);
  }

  async typeSlug(slug: string): Promise<void> {
    await this.page.getByLabel('Address').fill(slug);
  }

  /** What the name became. */
  async slug(): Promise<string> {
    return this.page.getByLabel('Address').inputValue();
  }

  /** Without a slug, the one that is suggested is taken. Leaves the rest of the wizard for later: ends at the organisation's home. */
  async create({ name, slug }: { name: string; slug?: string }): Promise<void> {
    await this.found({ name, ...(slug !== undefined && { slug }) });
    await this.page.getByRole('link', { name: 'Finish later' }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** Ends at the next step of the wizard. */
  async found({ name, slug }: { name: string; slug?: string }): Promise<void> {
    await this.typeName(name);
    if (slug !== undefined) await this.typeSlug(slug);
    await this.page.getByText('This address is free.').waitFor();
    await this.page.getByRole('button', { name: 'Create organisation' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Set up your organisation' }).waitFor();
  }
}
