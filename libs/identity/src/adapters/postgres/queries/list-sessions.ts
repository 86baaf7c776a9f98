import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '@moorage/kernel';
import { Database } from '@moorage/platform';

export interface SessionListItem {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** A person's live sessions, last used first. */
export class ListSessions extends Query<SessionListItem[]> {
  constructor(readonly userId: string) {
    super();
  }
}

@QueryHandler(ListSessions)
export class ListSessionsHandler implements IQueryHandler<ListSessions> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute({ userId }: ListSessions): Promise<SessionListItem[]> {
    return this.database.query<SessionListItem>(
      `SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", ip, user_agent AS "userAgent"
         FROM sessions WHERE user_id = $1 AND idle_expires_at > $2 AND expires_at > $2
        ORDER BY last_seen_at DESC, id DESC`,
      [userId, this.clock.now()],
    );
  }
}
