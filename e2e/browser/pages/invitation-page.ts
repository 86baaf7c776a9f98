import type { Page } from 'playwright-core';

/** What the link of an invitation opens. */
export class InvitationPage {
  constructor(private readonly page: Page) {}

  async open(link: string): Promise<this> {
    await this.page.goto(link);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    return this;
  }

  /** Somebody without an account: a name and a password, and they are in. Ends at the home of the organisation. */
  async signUp({ name, password }: { name: string; password: string }): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.join();
  }

  /** Presses the button, whatever comes of it. */
  async tryToJoin(): Promise<void> {
    await this.page.getByRole('button', { name: /^Join / }).click();
  }

  /** Somebody who is signed in with the invited address. */
  async join(): Promise<void> {
    await this.tryToJoin();
    await this.page.waitForURL(/\/orgs\//);
  }

  /** Somebody with an account, who is not signed in: on to the sign-in page. */
  async goToSignIn(): Promise<void> {
    await this.page.getByRole('link', { name: 'Sign in to accept' }).click();
    await this.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  }

  /** Why the invitation can't be accepted. */
  async refusal(): Promise<string> {
    return this.page.getByRole('alert').innerText();
  }
}
