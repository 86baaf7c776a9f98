import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Database } from '@moorage/platform';

/** How many organisations wait to be verified; the rejected ones don't. */
export class CountWaitingOrganizations extends Query<number> {}

@QueryHandler(CountWaitingOrganizations)
export class CountWaitingOrganizationsHandler implements IQueryHandler<CountWaitingOrganizations> {
  constructor(private readonly database: Database) {}

  async execute(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM organizations WHERE status = 'PENDING_VERIFICATION' AND rejected_at IS NULL`,
    );
    return row?.count ?? 0;
  }
}
