import type { Page } from 'playwright-core';

/** What is around every page of a person who is signed in. */
export class Shell {
  constructor(private readonly page: Page) {}

  /** The links of the sidebar, as this person's role shows them. */
  async destinations(): Promise<string[]> {
    const links = this.page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await links.first().waitFor();
    return links.allInnerTexts();
  }

  async goTo(destination: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: destination, exact: true })
      .click();
  }

  async switchTo(organization: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Switch from/ }).click();
    await this.page.getByRole('option', { name: new RegExp(organization) }).click();
    await this.page.getByRole('heading', { level: 1, name: organization }).waitFor();
  }

  /** Opens the switcher, types, and takes what is found first, by keys alone. */
  async findOrganization(text: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Switch from/ }).press('Enter');
    const search = this.page.getByRole('textbox', { name: 'Find an organisation' });
    await search.fill(text);
    await this.page
      .locator('[data-combobox-option][data-combobox-selected]')
      .filter({ hasText: new RegExp(text, 'i') })
      .waitFor();
    await search.press('Enter');
  }

  /** The organisations that the switcher lists. */
  async organizations(): Promise<string[]> {
    await this.page.getByRole('button', { name: /^Switch from/ }).click();
    const names = this.page.getByTestId('organization-name');
    // What else can be chosen is there before the organisations are.
    await names.first().waitFor();
    const listed = await names.allTextContents();
    await this.page.getByRole('textbox', { name: 'Find an organisation' }).press('Escape');
    await names.first().waitFor({ state: 'hidden' });
    return listed;
  }

  /** Ctrl + K, a few letters, Enter. */
  async command(text: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Account of/ }).waitFor();
    await this.page.keyboard.press('Control+k');
    const input = this.page.getByRole('textbox', { name: 'Go to' });
    await input.fill(text);
    await this.page
      .locator('.mantine-Spotlight-action[data-selected]')
      .filter({ hasText: new RegExp(text, 'i') })
      .waitFor();
    await input.press('Enter');
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: /^Account of/ }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await this.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  }

  /** Waits for a notice such as "Kim is Admin now." */
  async notice(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }
}
