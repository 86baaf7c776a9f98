import type { Locator, Page } from 'playwright-core';

/** Asking to join, from the side of whoever asks. */
export class JoinPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<this> {
    await this.page.goto(`${this.url}/join`);
    return this;
  }

  async ask(orgName: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: 'Your colleagues are here' }).waitFor();
    await this.page.getByRole('button', { name: new RegExp(`^Ask (to join )?${orgName}`) }).click();
    await this.waitForOpenRequest(orgName);
  }

  async waitForOpenRequest(orgName: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: `You asked to join ${orgName}` }).waitFor();
  }

  async withdraw(): Promise<void> {
    await this.page.getByRole('button', { name: 'Withdraw the request' }).click();
  }

  async waitForRefusal(reason: string): Promise<void> {
    await this.page.getByText('Your last request was declined').waitFor();
    await this.page.getByText(reason).waitFor();
  }

  async enter(orgName: string): Promise<void> {
    await this.page.getByRole('link', { name: `Go to ${orgName}` }).click();
    await this.page.getByRole('heading', { level: 1, name: orgName }).waitFor();
  }
}

/** Who asks, from the side of the organisation. */
export class JoinRequestsPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(slug: string, query = ''): Promise<this> {
    await this.page.goto(`${this.url}/orgs/${slug}/join-requests${query}`);
    await this.page.getByRole('heading', { level: 1, name: 'Join requests' }).waitFor();
    return this;
  }

  row(person: string): Locator {
    return this.page.getByRole('table', { name: 'Join requests' }).getByRole('row').filter({ hasText: person });
  }

  /** The number on the tab; 0 where there is none. */
  async waitForBadge(waiting: number): Promise<void> {
    await this.page.getByRole('tab', { name: `Join requests ${waiting} waiting` }).waitFor();
  }

  async approve(person: string, role?: string): Promise<void> {
    if (role === undefined) {
      await this.row(person)
        .getByRole('button', { name: `Approve the request of ${person}`, exact: true })
        .click();
    } else {
      await this.row(person)
        .getByRole('button', { name: /in another role$/ })
        .click();
      await this.page.getByRole('menuitem', { name: new RegExp(`^${role}`) }).click();
    }
    await this.row(person).getByText('Approved', { exact: true }).waitFor();
  }

  async decline(person: string, reason: string): Promise<void> {
    await this.row(person)
      .getByRole('button', { name: /^Decline/ })
      .click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Decline', exact: true }).click();
    await this.row(person).getByText('Declined', { exact: true }).waitFor();
  }
}
