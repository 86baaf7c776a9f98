import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PeopleDirectory } from '@moorage/contracts';
import { decodeTimeCursor, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { TenantInstances } from '../../../application/tenant-instances.ts';

export interface FleetEventItem {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
  readonly actor?: { readonly name: string };
  readonly version?: string;
  readonly digest?: string;
  readonly error?: string;
  readonly detail?: string;
}

/** What happened to an instance, newest first. */
export class ListFleetEvents extends Query<Page<FleetEventItem>> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

interface EventRow {
  id: string;
  at: Date;
  kind: string;
  actor_user_id: string | null;
  version: string | null;
  digest: string | null;
  error: string | null;
  detail: string | null;
}

@QueryHandler(ListFleetEvents)
export class ListFleetEventsHandler implements IQueryHandler<ListFleetEvents> {
  constructor(
    private readonly database: Database,
    private readonly instances: TenantInstances,
    private readonly people: PeopleDirectory,
  ) {}

  /** @throws DomainError INSTANCE.NOT_FOUND, REQUEST.CURSOR_INVALID */
  async execute({ orgId, instanceId, limit, cursor }: ListFleetEvents): Promise<Page<FleetEventItem>> {
    const { id } = await this.instances.findForOrg(orgId, instanceId);
    const [before, beforeId] = cursor === undefined ? [null, null] : decodeTimeCursor(cursor);
    const rows = await this.database.query<EventRow>(
      `SELECT id, at, kind, actor_user_id, version, digest, error, detail FROM fleet_events
        WHERE instance_id = $1 AND org_id = $2 AND ($3::timestamptz IS NULL OR (at, id) < ($3::timestamptz, $4::uuid))
        ORDER BY at DESC, id DESC LIMIT $5`,
      [id, orgId, before, beforeId, limit + 1],
    );
    const actorIds = rows.flatMap(({ actor_user_id }) => actor_user_id ?? []);
    const actors = await this.people.findMany([...new Set(actorIds)]);
    return pageOf(
      rows,
      limit,
      (row) => ({
        id: row.id,
        at: row.at.toISOString(),
        kind: row.kind,
        ...(row.actor_user_id !== null && {
          actor: { name: actors.get(row.actor_user_id)?.name ?? 'Somebody who is gone' },
        }),
        ...(row.version !== null && { version: row.version }),
        ...(row.digest !== null && { digest: row.digest }),
        ...(row.error !== null && { error: row.error }),
        ...(row.detail !== null && { detail: row.detail }),
      }),
      (row) => [row.at.toISOString(), row.id],
    );
  }
}
