import type { MailState } from '../../../domain/mail.ts';

export interface MailListItem {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly template: string;
  readonly state: MailState;
  readonly createdAt: string;
  readonly sentAt?: string;
  readonly error?: string;
}

export const mailListColumns = 'id, recipient, subject, template, state, created_at, sent_at, error';

export interface MailListRow {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly template: string;
  readonly state: MailState;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly error: string | null;
}

export function toMailListItem(row: MailListRow): MailListItem {
  return {
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    template: row.template,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    ...(row.sent_at && { sentAt: row.sent_at.toISOString() }),
    ...(row.error !== null && { error: row.error }),
  };
}
