import type { Locator, Page } from 'playwright-core';

export type SortedBy = readonly [column: string, direction: 'ascending' | 'descending'];

/**
 * The table of a list. After a search, a sort or a turn of the page it shows the rows from before until the asked for are
 * here, and says that it is busy; the address is ahead of it.
 */
export class ListTable {
  constructor(
    private readonly page: Page,
    private readonly label: string,
  ) {}

  row(text: string): Locator {
    return this.table().getByRole('row').filter({ hasText: text });
  }

  /** Clicks the head of the column; ends when the rows are there in this order. */
  async sort(...[column, direction]: SortedBy): Promise<void> {
    await this.table().getByRole('columnheader', { name: column }).getByRole('button').click();
    await this.settled([column, direction]).waitFor();
  }

  /** What the rows say, line by line, once they are those that were asked for: in this order, where one is named. */
  rows(sortedBy?: SortedBy): Promise<string[][]> {
    return this.settled(sortedBy).evaluate((table) =>
      [...(table as HTMLTableElement).tBodies]
        .flatMap((body) => [...body.rows])
        .map((row) => row.innerText.split('\n').filter((line) => line.trim() !== '')),
    );
  }

  /** One locator, so that busy and sorted are looked at in the same moment. */
  private settled(sortedBy?: SortedBy): Locator {
    const settled = this.table().and(this.page.locator('[aria-busy="false"]'));
    if (sortedBy === undefined) return settled;
    const [column, direction] = sortedBy;
    return settled.filter({ has: this.page.locator(`th[aria-sort="${direction}"]`, { hasText: column }) });
  }

  private table(): Locator {
    return this.page.getByRole('table', { name: this.label, exact: true });
  }
}
