import { Injectable } from '@nestjs/common';
import { SessionDirectory } from '@moorage/contracts';
import { Clock } from '@moorage/kernel';
import { Database } from '@moorage/platform';

@Injectable()
export class PostgresSessionDirectory extends SessionDirectory {
  constructor(
    private readonly database: Database,
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
}
