import { Injectable } from '@nestjs/common';
import { noticeKinds, type NoticeKind } from '@moorage/contracts';
import { Database } from '@moorage/platform';
import {
  MailStore,
  type ClaimedMail,
  type OwedMail,
  type ToldNotice,
} from '../../application/ports/mail-store.port.ts';

interface ClaimedRow {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text_body: string;
  readonly html_body: string;
  readonly unsubscribe_url: string | null;
  readonly attempts: number;
  readonly template: string;
  readonly notice_user_id: string | null;
  readonly notice_org_id: string | null;
}

@Injectable()
export class PostgresMailStore extends MailStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(mail: OwedMail): Promise<boolean> {
    const { id, key, to, template, subject, text, html, createdAt, notice, unsubscribeUrl } = mail;
    const { rows } = await this.database.write(
      `INSERT INTO mails (id, key, recipient, template, subject, text_body, html_body, state, created_at,
                          notice_user_id, notice_org_id, unsubscribe_url)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9, $10, $11) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [
        ...[id, key, to, template, subject, text, html, createdAt],
        ...[notice?.userId ?? null, notice?.orgId ?? null, unsubscribeUrl ?? null],
      ],
    );
    return rows.length > 0;
  }

  override async claim(id: string, now: Date, until: Date): Promise<ClaimedMail | 'busy' | 'settled'> {
    const { rows } = await this.database.write<ClaimedRow>(
      `UPDATE mails SET claimed_until = $3, attempts = attempts + 1
        WHERE id = $1 AND state = 'queued' AND (claimed_until IS NULL OR claimed_until <= $2)
       RETURNING id, recipient, subject, text_body, html_body, unsubscribe_url, attempts, template,
                 notice_user_id, notice_org_id`,
      [id, now, until],
    );
    const row = rows[0];
    if (row !== undefined) {
      const { recipient: to, subject, text_body: text, html_body: html, unsubscribe_url: unsubscribeUrl } = row;
      const mail = { id, to, subject, text, html, ...(unsubscribeUrl !== null && { unsubscribeUrl }) };
      const notice = noticeOf(row);
      return { mail, attempt: row.attempts, ...(notice && { notice }) };
    }
    const [waiting] = await this.database.query(`SELECT 1 FROM mails WHERE id = $1 AND state = 'queued'`, [id]);
    return waiting === undefined ? 'settled' : 'busy';
  }

  override async markSent(id: string, at: Date): Promise<void> {
    await this.database.write(
      `UPDATE mails SET state = 'sent', sent_at = $2, claimed_until = NULL, error = NULL, text_body = NULL, html_body = NULL,
                        unsubscribe_url = NULL
        WHERE id = $1 AND state = 'queued'`,
      [id, at],
    );
  }

  override async markKept(id: string): Promise<void> {
    await this.database.write(
      `UPDATE mails SET state = 'kept', claimed_until = NULL WHERE id = $1 AND state = 'queued'`,
      [id],
    );
  }

  override async renew(id: string, attempt: number, until: Date): Promise<void> {
    await this.database.write(
      `UPDATE mails SET claimed_until = $3 WHERE id = $1 AND state = 'queued' AND attempts = $2`,
      [id, attempt, until],
    );
  }

  override async release(id: string, attempt: number, error: string): Promise<void> {
    await this.database.write(
      `UPDATE mails SET claimed_until = NULL, error = $3 WHERE id = $1 AND state = 'queued' AND attempts = $2`,
      [id, attempt, error],
    );
  }

  override async markWithdrawn(id: string, attempt: number): Promise<void> {
    await this.database.write(
      `UPDATE mails SET state = 'withdrawn', claimed_until = NULL, text_body = NULL, html_body = NULL, unsubscribe_url = NULL
        WHERE id = $1 AND state = 'queued' AND attempts = $2`,
      [id, attempt],
    );
  }

  override async markFailed(id: string, attempt: number, error: string): Promise<void> {
    await this.database.write(
      `UPDATE mails SET state = 'failed', claimed_until = NULL, error = $3, text_body = NULL, html_body = NULL,
                        unsubscribe_url = NULL
        WHERE id = $1 AND state = 'queued' AND attempts = $2`,
      [id, attempt, error],
    );
  }
}

/** Of a kind of an older release nobody can choose any more: its mails go out as they were meant to. */
function noticeOf({ notice_user_id: userId, notice_org_id: orgId, template }: ClaimedRow): ToldNotice | undefined {
  if (userId === null || !Object.hasOwn(noticeKinds, template)) return undefined;
  return { userId, orgId, kind: template as NoticeKind };
}
