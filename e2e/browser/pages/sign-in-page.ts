import type { Page } from 'playwright-core';

export class SignInPage {
  constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<this> {
    await this.page.goto(`${this.url}/sign-in`);
    return this;
  }

  /** First the address, then the password. Ends in the shell, or making the first organisation. */
  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.submit({ email, password });
    await this.page.waitForURL((address) => address.pathname !== '/sign-in');
  }

  /** The same, for where it is refused. */
  async submit({ email, password }: { email: string; password: string }): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByRole('button', { name: 'Continue' }).click();
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async refusal(): Promise<string> {
    return this.page.getByRole('alert').innerText();
  }
}
