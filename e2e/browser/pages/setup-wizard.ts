import type { Locator, Page } from 'playwright-core';

/** The wizard of an organisation, from its second step on. */
export class SetupWizard {
  constructor(private readonly page: Page) {}

  /** Waits for the step with this heading. */
  async isAt(heading: string): Promise<void> {
    await this.page.getByRole('heading', { level: 2, name: heading }).waitFor();
  }

  async click(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** What is said at the input with this label. */
  problemAt(label: string): Locator {
    return this.page
      .locator('.mantine-InputWrapper-root', { has: this.page.getByLabel(label) })
      .locator('.mantine-InputWrapper-error');
  }

  /** The marks of the steps: `done`, `left out`. */
  async marks(): Promise<string[]> {
    return this.page.locator('.mantine-Stepper-stepDescription').allTextContents();
  }
}
