import { defineEvent } from '@moorage/kernel';

/** The mails that exist, each with what its template needs. Links are absolute. */
export interface MailTemplates {
  'verify-email': { name: string; link: string; expiresInHours: number };
  'already-registered': { name: string; signInLink: string; resetLink: string };
  'reset-password': { name: string; link: string; expiresInMinutes: number };
  'password-changed': { name: string };
  invitation: { orgName: string; inviterName: string; role: string; link: string; expiresAt: string };
}

export type MailTemplate = keyof MailTemplates;

/**
 * A mail that is owed. Published in the transaction of the fact it tells; one mail per `key`, however often it is delivered.
 * Confidential, since its link is as good as the credential that it replaces.
 */
export type MailRequest = {
  [T in MailTemplate]: {
    /** Unique per fact, such as `invitation:<id>:<times sent>`. */
    readonly key: string;
    readonly to: string;
    readonly template: T;
    readonly data: MailTemplates[T];
  };
}[MailTemplate];

export const MailRequested = defineEvent<MailRequest>('mail.requested', { confidential: true });
