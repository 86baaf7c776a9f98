import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Database } from '@moorage/platform';

export interface ChartNode {
  readonly id: string;
  readonly name: string;
  /** Null: the root. */
  readonly parentId: string | null;
  readonly depth: number;
}

/** The group that an organisation belongs to, from the root down; itself alone where it belongs to none. */
export class GetOrganizationChart extends Query<ChartNode[]> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(GetOrganizationChart)
export class GetOrganizationChartHandler implements IQueryHandler<GetOrganizationChart> {
  constructor(private readonly database: Database) {}

  execute({ orgId }: GetOrganizationChart): Promise<ChartNode[]> {
    return this.database.query<ChartNode>(
      `WITH root AS (
         SELECT coalesce((SELECT root_id FROM organization_places WHERE org_id = $1), $1::uuid) AS id
       )
       SELECT o.id, o.name, p.parent_id AS "parentId", coalesce(p.depth, 0)::int AS depth
         FROM organizations o LEFT JOIN organization_places p ON p.org_id = o.id, root
        WHERE o.id = root.id OR p.root_id = root.id
        ORDER BY depth, lower(o.name), o.id LIMIT 500`,
      [orgId],
    );
  }
}
