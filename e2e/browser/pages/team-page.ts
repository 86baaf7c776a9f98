import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { ListTable, type SortedBy } from './list-table.ts';

export class TeamPage {
  private readonly list: ListTable;

  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {
    this.list = new ListTable(page, 'Members');
  }

  async open(slug: string, query = ''): Promise<this> {
    await this.page.goto(`${this.url}/orgs/${slug}/team${query}`);
    await this.page.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
    return this;
  }

  /** The row of a member, by name or address. */
  row(member: string): Locator {
    return this.list.row(member);
  }

  async names(sortedBy?: SortedBy): Promise<string[]> {
    // The initials of the avatar come first.
    return (await this.list.rows(sortedBy)).map((lines) => lines.find((line) => line.length > 2) ?? '');
  }

  /** `state` is `provisioning…`, `synced` or `retrying`. */
  async waitForSync(member: string, state: string, timeout = 30_000): Promise<void> {
    await this.row(member).getByTestId('sync-state').getByText(state).waitFor({ timeout });
  }

  async changeRole(member: string, role: string): Promise<void> {
    await this.openRoles(member);
    await this.page.getByRole('menuitem', { name: new RegExp(`^${role}`) }).click();
    await this.page.getByText(new RegExp(`is ${role} now`)).waitFor();
  }

  /** The menu of roles, left open: each choice says what it means, or why it can't be chosen. */
  async openRoles(member: string): Promise<Locator> {
    await this.row(member)
      .getByRole('button', { name: /^Role of/ })
      .click();
    const menu = this.page.getByRole('menu');
    await menu.waitFor();
    return menu;
  }

  async remove(member: string): Promise<void> {
    await this.choose(member, 'Remove…');
    await this.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await this.page.getByText(/was removed/).waitFor();
  }

  async suspend(member: string): Promise<void> {
    await this.choose(member, 'Suspend');
    await this.page.getByText(/is suspended/).waitFor();
  }

  async reactivate(member: string): Promise<void> {
    await this.choose(member, 'Reactivate');
    await this.page.getByText(/is active again/).waitFor();
  }

  /** The page of a member, by a click on the name. */
  async openProfile(member: string): Promise<void> {
    await this.row(member).getByRole('link', { name: member, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: member }).waitFor();
  }

  /** Sends a removed member an invitation; answers with what the notice says. */
  async inviteBack(member: string): Promise<string> {
    await this.row(member)
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await this.page.getByRole('menuitem', { name: /^Invite back as/ }).click();
    const notice = this.page.getByText(/^An invitation is on its way/);
    await notice.waitFor();
    return notice.innerText();
  }

  /** The list as a file. */
  async exportCsv(): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill(text);
  }

  /** A click on the head of a column; answers with the names in the order that comes of it. */
  async sort(...by: SortedBy): Promise<string[]> {
    await this.list.sort(...by);
    return this.names(by);
  }

  /** Compares the bot's people with the team; answers with what the notice says. */
  async compareWithBot(): Promise<string> {
    await this.page.getByRole('button', { name: 'Compare with the bot' }).click();
    const notice = this.page.getByText(/^(The bot agrees|Repaired|There is no running bot)/);
    await notice.waitFor();
    return notice.innerText();
  }

  private async choose(member: string, action: string): Promise<void> {
    await this.row(member)
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
