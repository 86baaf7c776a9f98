import type { OutgoingMail } from './mailer.port.ts';

export interface OwedMail extends OutgoingMail {
  /** Names the fact that the mail tells: one mail per fact. */
  readonly key: string;
  readonly template: string;
  readonly createdAt: Date;
}

export interface ClaimedMail {
  readonly mail: OutgoingMail;
  /** Which try this is, from 1. */
  readonly attempt: number;
}

/** The mails of the installation. Writes take part in the ambient transaction. */
export abstract class MailStore {
  /** Adds a queued mail; false where there is one for this fact already. */
  abstract add(mail: OwedMail): Promise<boolean>;
  /**
   * Takes a queued mail for whoever will send it now; of many at once exactly one gets it. `busy`: another has it, and may
   * keep it until its claim runs out. `settled`: there is nothing to do any more.
   */
  abstract claim(id: string, now: Date, until: Date): Promise<ClaimedMail | 'busy' | 'settled'>;
  /** The mail was sent: its text is dropped, since the links in it are live. */
  abstract markSent(id: string, at: Date): Promise<void>;
  /** The mail stays here to be read. */
  abstract markKept(id: string): Promise<void>;
  /** The try failed: the claim is given back, and the mail waits for the next one. */
  abstract release(id: string, error: string): Promise<void>;
  /** The mail will not be sent: its text is dropped. */
  abstract markFailed(id: string, error: string): Promise<void>;
}
