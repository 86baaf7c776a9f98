import { eventually } from '@moorage/kernel/testing';
import type { Locator, Page } from 'playwright-core';
import { dismiss } from './dismiss.ts';

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

  async closeBell(): Promise<void> {
    await dismiss(this.page.getByRole('dialog', { name: 'Notices' }));
  }

  async openAll(): Promise<void> {
    await this.page.goto(`${this.url}/notices`);
    await this.page.getByRole('heading', { level: 1, name: 'Notices' }).waitFor();
  }

  async openPreferences(): Promise<void> {
    await this.page.goto(`${this.url}/account/notifications`);
    await this.page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
  }

  /** Waits until the kind goes there: what is chosen shows once it is saved. */
  async goes(kind: string, route: string): Promise<void> {
    await eventually(async () => {
      const shown = await this.choice(kind).inputValue();
      if (shown !== route) throw new Error(`“${kind}” goes to “${shown}”, not to “${route}”`);
      return true;
    });
  }

  async choose(kind: string, route: string): Promise<void> {
    await this.choice(kind).click();
    await this.page.getByRole('option', { name: route, exact: true }).click();
    await this.goes(kind, route);
  }

  async forOrganization(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'For which organisation' }).click();
    await this.page.getByRole('option', { name }).click();
  }

  private choice(kind: string): Locator {
    return this.page.getByRole('combobox', { name: kind, exact: true });
  }
}
