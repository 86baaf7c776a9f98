import type { Locator, Page } from 'playwright-core';

/** The list of rollouts, the form that starts one, and the page of one. */
export class RolloutPages {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async openList(query = ''): Promise<void> {
    await this.page.goto(`${this.url}/admin/rollouts${query}`);
    await this.page.getByRole('heading', { level: 1, name: 'Rollouts' }).waitFor();
  }

  async openStart(releaseId: string): Promise<void> {
    await this.page.goto(`${this.url}/admin/rollouts/new?release=${releaseId}`);
    await this.page.getByRole('heading', { level: 1, name: 'Start a rollout' }).waitFor();
  }

  async chooseOrganization(name: string): Promise<void> {
    await this.page.getByPlaceholder('Search by name').fill(name);
    await this.page.getByRole('option', { name }).click();
  }

  /** @returns who would be updated, and when */
  async dryRun(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Dry run' }).click();
    const preview = this.page.getByRole('region', { name: 'Who and when' });
    await preview.waitFor();
    return preview;
  }

  startButton(): Locator {
    return this.page.getByRole('button', { name: 'Start the rollout' });
  }

  async start(): Promise<void> {
    await this.startButton().click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Start the rollout' }).click();
    await this.page.getByRole('heading', { level: 1, name: /^Rollout of/ }).waitFor();
  }

  async abort(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Abort…' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Abort the rollout' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  bot(organization: string): Locator {
    return this.page.getByRole('table', { name: 'Bots' }).getByRole('row').filter({ hasText: organization });
  }

  async openBot(organization: string): Promise<void> {
    await this.bot(organization).getByRole('button', { name: organization }).click();
  }
}
