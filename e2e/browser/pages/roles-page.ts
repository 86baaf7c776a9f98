import type { Locator, Page } from 'playwright-core';
import { dismiss } from './dismiss.ts';

/** "Who may do what" of an organisation. */
export class RolesPage {
  constructor(private readonly page: Page) {}

  async open(url: string, slug: string): Promise<this> {
    await this.page.goto(`${url}/orgs/${slug}`);
    await this.page.getByRole('navigation').getByRole('link', { name: 'Who may do what' }).click();
    await this.table().waitFor();
    return this;
  }

  /** Role → what the page says that it may, as sentences. */
  held(): Promise<Record<string, string[]>> {
    return this.table().evaluate((table) => {
      const heads = [...table.querySelectorAll('thead th')].slice(1).map((head) => head.firstChild?.textContent ?? '');
      const rows = [...table.querySelectorAll('tbody tr[data-permission]')];
      return Object.fromEntries(
        heads.map((head, column) => [
          head,
          rows
            .filter((row) => row.querySelectorAll('td')[column]?.textContent.includes('Yes'))
            .map((row) => row.querySelector('th')?.textContent ?? ''),
        ]),
      );
    });
  }

  /** What is said to somebody who asks why they may not. */
  async whyNot(permission: string): Promise<string> {
    await this.row(permission)
      .getByRole('button', { name: /Why may I not/ })
      .click();
    const answer = this.page.getByRole('dialog');
    const text = await answer.innerText();
    await dismiss(answer);
    return text;
  }

  row(permission: string): Locator {
    return this.table()
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: permission }) });
  }

  table(): Locator {
    return this.page.getByRole('table', { name: 'Permissions' });
  }
}
