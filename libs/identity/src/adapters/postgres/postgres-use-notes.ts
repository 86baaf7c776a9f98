import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { UnitOfWork } from '@moorage/kernel';
import { Database, outsideTransaction } from '@moorage/platform';

/**
 * Writes down that something was used: behind the answer's back, never twice at once for one thing, and without harm where
 * it fails. Whoever notes sees to it that it isn't often.
 */
@Injectable()
export class PostgresUseNotes implements BeforeApplicationShutdown {
  private readonly log = new Logger(PostgresUseNotes.name);
  private readonly notes = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: Settings,
  ) {}

  /** Moves the idle expiry of a session that lives, and says when its person was seen. */
  sessionUsed(sessionId: string, now: Date): void {
    this.note(sessionId, async () => {
      const idleExpiresAt = new Date(now.getTime() + this.settings.session.idleMinutes * 60_000);
      const { rows } = await this.database.write<{ user_id: string }>(
        `UPDATE sessions SET last_seen_at = $2, idle_expires_at = $3
          WHERE id = $1 AND last_seen_at < $2 AND idle_expires_at > $2 AND expires_at > $2 RETURNING user_id`,
        [sessionId, now, idleExpiresAt],
      );
      for (const { user_id: userId } of rows) {
        await this.database.write(
          'UPDATE users SET last_seen_at = $2 WHERE id = $1 AND (last_seen_at IS NULL OR last_seen_at < $2)',
          [userId, now],
        );
      }
    });
  }

  apiKeyUsed(id: string, now: Date): void {
    this.note(id, async () => {
      await this.database.write(
        'UPDATE api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)',
        [id, now],
      );
    });
  }

  /** Waits for what is being noted, so that the connections can be closed. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.written();
  }

  /** Resolves when nothing is being noted. */
  async written(): Promise<void> {
    await Promise.all(this.notes.values());
  }

  private note(id: string, write: () => Promise<void>): void {
    if (this.notes.has(id)) return;
    const written = outsideTransaction(() => this.unitOfWork.run(write))
      .catch((error: unknown) => this.log.warn({ err: error }, 'A use could not be noted'))
      .finally(() => this.notes.delete(id));
    this.notes.set(id, written);
  }
}
