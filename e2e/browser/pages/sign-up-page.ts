import type { Page } from 'playwright-core';

export class SignUpPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<this> {
    await this.page.goto(`${this.url}/sign-up`);
    return this;
  }

  /** Ends at "Check your mail". */
  async signUp({ name, email, password }: { name: string; email: string; password: string }): Promise<void> {
    await this.submit({ name, email, password });
    await this.page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  }

  async submit({ name, email, password }: { name: string; email: string; password: string }): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
  }
}
