import type { Locator, Page } from 'playwright-core';

/** The bell, the page of all notices, and the choice of where they go. */
export class NoticesPages {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  /** The bell with this many unread notices; waits until it says so. */
  async bellSays(unread: number): Promise<void> {
    const name = unread === 0 ? 'Notices' : `Notices, ${unread} unread`;
    await this.page.getByRole('button', { name, exact: true }).waitFor();
  }

  async openBell(): Promise<Locator> {
    await this.page.getByRole('button', { name: /^Notices/ }).click();
    const popover = this.page.getByRole('dialog', { name: 'Notices' });
    await popover.waitFor();
    return popover;
  }

  async openAll(): Promise<void> {
    await this.page.goto(`${this.url}/notices`);
    await this.page.getByRole('heading', { level: 1, name: 'Notices' }).waitFor();
  }

  async openPreferences(): Promise<void> {
    await this.page.goto(`${this.url}/account/notifications`);
    await this.page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
  }

  choice(kind: string): Locator {
    return this.page.getByRole('combobox', { name: kind, exact: true });
  }

  async choose(kind: string, route: string | RegExp): Promise<void> {
    await this.choice(kind).click();
    await this.page.getByRole('option', { name: route, exact: typeof route === 'string' }).click();
  }

  async forOrganization(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'For which organisation' }).click();
    await this.page.getByRole('option', { name }).click();
  }
}
