import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TenantDirectory, type InstanceStatus } from '@moorage/contracts';
import { decodeTimeCursor, isUuid, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { Instance } from '../../../domain/instance.ts';
import { instanceOf, type InstanceRow } from '../instance-row.ts';

export interface FoundInstance {
  readonly instance: Instance;
  readonly orgId: string;
  readonly orgSlug: string;
  readonly orgName: string;
}

export interface InstanceSearch {
  /** Part of the slug, or a whole id of an instance or organisation. */
  readonly search?: string | undefined;
  readonly status?: InstanceStatus | undefined;
  /** Of one organisation alone. */
  readonly orgId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** All instances of the installation, newest first; the deleted ones only where asked for by status. */
export class SearchInstances extends Query<Page<FoundInstance>> {
  constructor(readonly search: InstanceSearch) {
    super();
  }
}

@QueryHandler(SearchInstances)
export class SearchInstancesHandler implements IQueryHandler<SearchInstances> {
  constructor(
    private readonly database: Database,
    private readonly tenants: TenantDirectory,
  ) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ search: { search, status, orgId, cursor, limit } }: SearchInstances): Promise<Page<FoundInstance>> {
    const [before, beforeId] = cursor === undefined ? [null, null] : decodeTimeCursor(cursor);
    const text = search?.trim().toLowerCase() ?? '';
    const rows = await this.database.query<InstanceRow>(
      `SELECT * FROM instances
        WHERE (status = $1 OR ($1::text IS NULL AND status <> 'DELETED'))
          AND ($2 = '' OR strpos(slug, $2) > 0 OR id = $3::uuid OR org_id = $3::uuid)
          AND ($4::timestamptz IS NULL OR (created_at, id) < ($4::timestamptz, $5::uuid))
          AND ($7::uuid IS NULL OR org_id = $7)
        ORDER BY created_at DESC, id DESC LIMIT $6`,
      [status ?? null, text.split('.')[0], isUuid(text) ? text : null, before, beforeId, limit + 1, orgId ?? null],
    );
    const page = pageOf(rows, limit, instanceOf, (row) => [row.created_at.toISOString(), row.id]);
    return { ...page, items: await Promise.all(page.items.map((instance) => this.withOrg(instance))) };
  }

  private async withOrg(instance: Instance): Promise<FoundInstance> {
    const org = await this.tenants.findOrg(instance.orgId);
    return {
      instance,
      orgId: instance.orgId,
      orgSlug: org?.slug ?? instance.slug,
      orgName: org?.name ?? instance.slug,
    };
  }
}
