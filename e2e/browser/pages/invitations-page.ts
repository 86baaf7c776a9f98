import type { Locator, Page } from 'playwright-core';
import { ListTable, type SortedBy } from './list-table.ts';

/** The invitations of a team, and the form to invite people. */
export class InvitationsPage {
  private readonly list: ListTable;

  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {
    this.list = new ListTable(page, 'Invitations');
  }

  async open(slug: string, query = ''): Promise<this> {
    await this.page.goto(`${this.url}/orgs/${slug}/invitations${query}`);
    await this.page.getByRole('heading', { level: 1, name: 'Invitations' }).waitFor();
    return this;
  }

  /** From any page with the button; answers with what became of each address. */
  async invite(emails: readonly string[], role?: string): Promise<string[]> {
    await this.page.getByRole('button', { name: 'Invite people' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('E-mail addresses').fill(emails.join('\n'));
    if (role !== undefined) {
      await dialog.getByRole('combobox', { name: 'Role' }).click();
      await this.page.getByRole('option', { name: new RegExp(`^${role}`) }).click();
    }
    await dialog.getByRole('button', { name: /^Send / }).click();
    await dialog.getByText(/on the way/).waitFor();
    const results = await dialog.getByRole('listitem').allInnerTexts();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'hidden' });
    return results;
  }

  /** A click on the head of a column; answers with the addresses in the order that comes of it. */
  async sort(...by: SortedBy): Promise<string[]> {
    await this.list.sort(...by);
    return (await this.list.rows(by)).map(([address]) => address ?? '');
  }

  row(email: string): Locator {
    return this.list.row(email);
  }

  async waitForStatus(email: string, status: string): Promise<void> {
    await this.row(email).getByText(status, { exact: true }).waitFor();
  }

  async resend(email: string): Promise<void> {
    await this.row(email)
      .getByRole('button', { name: /^Resend/ })
      .click();
    await this.page.getByText(`Sent again to ${email}.`).waitFor();
  }

  async revoke(email: string): Promise<void> {
    await this.row(email)
      .getByRole('button', { name: /^Revoke/ })
      .click();
    await this.waitForStatus(email, 'Revoked');
  }
}
