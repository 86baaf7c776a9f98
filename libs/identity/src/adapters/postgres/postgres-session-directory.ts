import { Injectable } from '@nestjs/common';
import { SessionDirectory } from '@moorage/contracts';
import { Clock } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { LRUCache } from 'lru-cache';
import { PostgresUseNotes } from './postgres-use-notes.ts';

/** A bot is asked something all the time; that its visitor is there is written by each replica this seldom. */
const noteEveryMs = 5 * 60_000;

@Injectable()
export class PostgresSessionDirectory extends SessionDirectory {
  /** When the use of a session was noted last, by this process. */
  private readonly noted = new LRUCache<string, number>({ max: 20_000 });

  constructor(
    private readonly database: Database,
    private readonly notes: PostgresUseNotes,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async alive(sessionIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM sessions WHERE id = ANY($1::uuid[]) AND idle_expires_at > $2 AND expires_at > $2',
      [sessionIds, this.clock.now()],
    );
    return new Set(rows.map(({ id }) => id));
  }

  override used(sessionId: string): void {
    const now = this.clock.now();
    if (now.getTime() - (this.noted.get(sessionId) ?? -Infinity) < noteEveryMs) return;
    this.noted.set(sessionId, now.getTime());
    this.notes.sessionUsed(sessionId, now);
  }
}
