import { eventually } from '@moorage/kernel/testing';
import { onDatabase } from './on-database.ts';

export interface SentMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The embedded installation's mails. */
export class Outbox {
  constructor(private readonly databaseUrl: string) {}

  mailsTo(address: string): Promise<SentMail[]> {
    return onDatabase(this.databaseUrl, async (client) => {
      const { rows } = await client.query<SentMail>(
        'SELECT id, recipient AS "to", subject, text_body AS text FROM mails WHERE recipient = $1 ORDER BY created_at, id',
        [address],
      );
      return rows;
    });
  }

  /** Waits for the newest mail to the address whose subject fits. */
  async latestTo(address: string, subject: RegExp, withinMs = 30_000): Promise<SentMail> {
    return eventually(
      async () => (await this.mailsTo(address)).findLast((mail) => subject.test(mail.subject)),
      withinMs,
    );
  }

  /** The token of the link in the newest mail that fits. */
  async tokenSentTo(address: string, subject: RegExp): Promise<string> {
    const { text } = await this.latestTo(address, subject);
    const token = /#token=([\w-]+)/.exec(text)?.[1];
    if (token === undefined) throw new Error(`The mail "${subject}" carries no link with a token`);
    return token;
  }
}
