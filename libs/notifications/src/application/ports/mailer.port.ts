/** A mail as it goes out. */
export interface OutgoingMail {
  /** Becomes its Message-ID: the same mail sent twice is recognised as one by whoever stores it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where its reader stops mails of this kind by one click (RFC 8058); absent where nobody may stop them. */
  readonly unsubscribeUrl?: string;
}

/** The mail server refuses this mail and would again: trying on is of no use. */
export class MailRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MailRefused';
  }
}

/** Takes mails to their readers: over SMTP, or into the outbox that platform admins read. */
export abstract class Mailer {
  /**
   * `sent`: another server has it now. `kept`: it stays where it is, to be read there.
   * @throws MailRefused for good; any other error is worth another try
   */
  abstract deliver(mail: OutgoingMail): Promise<'sent' | 'kept'>;
}
