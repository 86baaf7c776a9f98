import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { MailStore, type ClaimedMail, type OwedMail } from '../../application/ports/mail-store.port.ts';

interface ClaimedRow {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text_body: string;
  readonly html_body: string;
  readonly attempts: number;
}

@Injectable()
export class PostgresMailStore extends MailStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async add({ id, key, to, template, subject, text, html, createdAt }: OwedMail): Promise<boolean> {
    const { rows } = await this.database.write(
      `INSERT INTO mails (id, key, recipient, template, subject, text_body, html_body, state, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', $8) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [id, key, to, template, subject, text, html, createdAt],
    );
    return rows.length > 0;
  }

  override async claim(id: string, now: Date, until: Date): Promise<ClaimedMail | 'busy' | 'settled'> {
    const { rows } = await this.database.write<ClaimedRow>(
      `UPDATE mails SET claimed_until = $3, attempts = attempts + 1
        WHERE id = $1 AND state = 'queued' AND (claimed_until IS NULL OR claimed_until <= $2)
       RETURNING id, recipient, subject, text_body, html_body, attempts`,
      [id, now, until],
    );
    const row = rows[0];
    if (row !== undefined) {
      const { recipient: to, subject, text_body: text, html_body: html } = row;
      return { mail: { id, to, subject, text, html }, attempt: row.attempts };
    }
    const [waiting] = await this.database.query(`SELECT 1 FROM mails WHERE id = $1 AND state = 'queued'`, [id]);
    return waiting === undefined ? 'settled' : 'busy';
  }

  override async markSent(id: string, at: Date): Promise<void> {
    await this.database.write(
      `UPDATE mails SET state = 'sent', sent_at = $2, claimed_until = NULL, error = NULL, text_body = NULL, html_body = NULL
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

  override async release(id: string, error: string): Promise<void> {
    await this.database.write(`UPDATE mails SET claimed_until = NULL, error = $2 WHERE id = $1 AND state = 'queued'`, [
      id,
      error,
    ]);
  }

  override async markFailed(id: string, error: string): Promise<void> {
    await this.database.write(
      `UPDATE mails SET state = 'failed', claimed_until = NULL, error = $2, text_body = NULL, html_body = NULL
        WHERE id = $1 AND state = 'queued'`,
      [id, error],
    );
  }
}
