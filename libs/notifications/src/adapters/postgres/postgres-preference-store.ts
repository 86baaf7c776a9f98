import { Injectable } from '@nestjs/common';
import { noticeKinds, type NoticeKind, type NoticeRoute } from '@moorage/contracts';
import { Database } from '@moorage/platform';
import { PreferenceStore, type ChosenRoute } from '../../application/ports/preference-store.port.ts';

/** In `org_id`: a choice for every organisation. A null could not be part of the key. */
const everywhere = '00000000-0000-0000-0000-000000000000';

interface PreferenceRow {
  readonly user_id: string;
  readonly org_id: string;
  readonly kind: string;
  readonly route: NoticeRoute;
}

@Injectable()
export class PostgresPreferenceStore extends PreferenceStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async chosenBy(userId: string): Promise<ChosenRoute[]> {
    const rows = await this.database.query<PreferenceRow>(
      'SELECT user_id, org_id, kind, route FROM notice_preferences WHERE user_id = $1',
      [userId],
    );
    return rows.flatMap(toChoice);
  }

  override async chosenFor(kind: NoticeKind, userIds: readonly string[]): Promise<ReadonlyMap<string, ChosenRoute[]>> {
    const rows = await this.database.query<PreferenceRow>(
      'SELECT user_id, org_id, kind, route FROM notice_preferences WHERE user_id = ANY ($1) AND kind = $2',
      [userIds, kind],
    );
    const byPerson = Map.groupBy(rows, ({ user_id }) => user_id);
    return new Map([...byPerson].map(([userId, theirs]) => [userId, theirs.flatMap(toChoice)]));
  }

  override async set(userId: string, { orgId, kind, route }: ChosenRoute): Promise<void> {
    await this.database.write(
      `INSERT INTO notice_preferences (user_id, org_id, kind, route) VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id, org_id, kind) DO UPDATE SET route = excluded.route`,
      [userId, orgId ?? everywhere, kind, route],
    );
  }

  override async clear(userId: string, { orgId, kind }: Omit<ChosenRoute, 'route'>): Promise<void> {
    await this.database.write('DELETE FROM notice_preferences WHERE user_id = $1 AND org_id = $2 AND kind = $3', [
      userId,
      orgId ?? everywhere,
      kind,
    ]);
  }
}

/** Kinds of an older release, which are not told any more, are passed over. */
function toChoice({ org_id, kind, route }: PreferenceRow): ChosenRoute[] {
  if (!Object.hasOwn(noticeKinds, kind)) return [];
  return [{ orgId: org_id === everywhere ? null : org_id, kind: kind as NoticeKind, route }];
}
