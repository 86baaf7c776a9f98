import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { OrganizationState } from '../../../domain/organization.ts';
import { toOrganization, type OrganizationRow } from '../postgres-organizations.ts';

export interface FoundOrganization {
  readonly organization: OrganizationState;
  /** Why it is suspended. */
  readonly statusReason: string | null;
}

export class GetOrganization extends Query<FoundOrganization> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(GetOrganization)
export class GetOrganizationHandler implements IQueryHandler<GetOrganization> {
  constructor(private readonly database: Database) {}

  /** @throws DomainError ORG.NOT_FOUND */
  async execute({ orgId }: GetOrganization): Promise<FoundOrganization> {
    const [row] = await this.database.query<OrganizationRow>('SELECT * FROM organizations WHERE id = $1', [orgId]);
    if (row === undefined) throw new DomainError('ORG.NOT_FOUND');
    return { organization: toOrganization(row), statusReason: row.status_reason };
  }
}
