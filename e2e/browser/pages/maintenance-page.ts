import type { Page } from 'playwright-core';

/** Windows of maintenance: of an organisation, or in the admin section. */
export class MaintenancePage {
  constructor(private readonly page: Page) {}

  async open(address: string): Promise<this> {
    await this.page.goto(address);
    await this.page.getByRole('heading', { level: 1, name: 'Maintenance' }).waitFor();
    return this;
  }

  /** Begins at once where no start is given; moments as `datetime-local` takes them. */
  async plan(plan: { mode: string; message: string; startsAt?: string; endsAt?: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Plan maintenance' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: plan.mode }).check();
    await dialog.getByLabel('Message').fill(plan.message);
    if (plan.startsAt !== undefined) await dialog.getByLabel('Begins').fill(plan.startsAt);
    if (plan.endsAt !== undefined) await dialog.getByLabel('Ends').fill(plan.endsAt);
    await dialog.getByRole('button', { name: plan.startsAt === undefined ? 'Begin now' : 'Plan it' }).click();
  }

  async end(): Promise<void> {
    await this.page.getByRole('button', { name: /^Actions for .*, running$/ }).click();
    await this.page.getByRole('menuitem', { name: 'End it now' }).click();
    await this.page.getByText('The maintenance is over.').waitFor();
  }

  /** The state of the first window of the list. */
  async waitForState(state: string): Promise<void> {
    await this.page.getByRole('table', { name: 'Maintenance' }).getByText(state, { exact: true }).first().waitFor();
  }
}
