import type { NoticeKind } from '@moorage/contracts';
import type { OutgoingMail } from './mailer.port.ts';

/** The notice that a mail tells. */
export interface ToldNotice {
  readonly userId: string;
  readonly orgId: string | null;
  readonly kind: NoticeKind;
}

export interface OwedMail extends OutgoingMail {
  /** Names the fact that the mail tells: one mail per fact. */
  readonly key: string;
  readonly template: string;
  /** Set where it tells a notice; its kind is the template. */
  readonly notice?: Omit<ToldNotice, 'kind'>;
  readonly createdAt: Date;
}

export interface ClaimedMail {
  readonly mail: OutgoingMail;
  /** Which try this is, from 1; also proves whose claim it is. */
  readonly attempt: number;
  /** Set where it tells a notice. */
  readonly notice?: ToldNotice;
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
  /** Keeps the claim of this try until `until`; nothing happens where another try has it by now. */
  abstract renew(id: string, attempt: number, until: Date): Promise<void>;
  /** The mail was sent, whoever has the claim: its text is dropped, since the links in it are live. */
  abstract markSent(id: string, at: Date): Promise<void>;
  /** The mail stays here to be read. */
  abstract markKept(id: string): Promise<void>;
  /** This try failed: its claim is given back, and the mail waits for the next one. */
  abstract release(id: string, attempt: number, error: string): Promise<void>;
  /** Nobody is to get the mail any more: its text is dropped. */
  abstract markWithdrawn(id: string, attempt: number): Promise<void>;
  /** This try was the last one, and failed: its text is dropped. */
  abstract markFailed(id: string, attempt: number, error: string): Promise<void>;
}
