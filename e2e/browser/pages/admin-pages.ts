import type { Locator, Page } from 'playwright-core';
import { flip } from './flip.ts';

/** The lists of the admin section. */
export class AdminPages {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(list: 'fleet' | 'organizations' | 'people' | 'instances' | 'jobs', query = ''): Promise<this> {
    await this.page.goto(`${this.url}/admin/${list}${query}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    return this;
  }

  row(text: string): Locator {
    return this.page.getByRole('table').getByRole('row').filter({ hasText: text });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text);
  }

  async suspendOrganization(name: string, slug: string, reason: string): Promise<void> {
    await this.choose(name, 'Suspend…');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByLabel(/to confirm/).fill(slug);
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await this.row(name).getByText('Suspended', { exact: true }).waitFor();
  }

  async rejectOrganization(name: string, reason: string): Promise<void> {
    await this.choose(name, 'Reject…');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async reactivateOrganization(name: string): Promise<void> {
    await this.choose(name, 'Reactivate');
    await this.row(name).getByText('Active', { exact: true }).waitFor();
  }

  async limitSeats(name: string, seats: number): Promise<void> {
    await this.choose(name, 'Change seats…');
    const dialog = this.page.getByRole('dialog');
    const limit = dialog.getByRole('switch', { name: 'Limit the seats' });
    await limit.check({ force: true });
    await dialog.getByLabel('Seats', { exact: true }).fill(String(seats));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await this.row(name).getByText(`of ${seats}`).waitFor();
  }

  /** The switches of the dialog, by their names, as they are after this one was switched. */
  async switchCapability(name: string, capability: string): Promise<string[]> {
    await this.choose(name, 'Change capabilities…');
    const dialog = this.page.getByRole('dialog');
    await flip(dialog.getByRole('switch', { name: capability }));
    const offered = await dialog.locator('.mantine-Switch-label').allTextContents();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    return offered;
  }

  async makePlatformAdmin(name: string): Promise<void> {
    await flip(this.platformAdmin(name, false));
    await this.page.getByRole('dialog').getByRole('button', { name: 'Make platform admin' }).click();
    await this.platformAdmin(name, true).waitFor({ state: 'attached' });
  }

  async takePlatformAdminAway(name: string): Promise<void> {
    await flip(this.platformAdmin(name, true));
    await this.page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
    await this.platformAdmin(name, false).waitFor({ state: 'attached' });
  }

  private platformAdmin(name: string, checked: boolean): Locator {
    return this.page.getByRole('switch', { name: `Platform admin: ${name}`, checked, disabled: false });
  }

  async choose(row: string, action: string): Promise<void> {
    await this.row(row)
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
