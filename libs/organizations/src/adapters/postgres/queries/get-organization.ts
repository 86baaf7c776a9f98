import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { OrganizationState } from '../../../domain/organization.ts';
import { toOrganization, type OrganizationRow } from '../postgres-organizations.ts';

export class GetOrganization extends Query<OrganizationState> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(GetOrganization)
export class GetOrganizationHandler implements IQueryHandler<GetOrganization> {
  constructor(private readonly database: Database) {}

  /** @throws DomainError ORG.NOT_FOUND */
  async execute({ orgId }: GetOrganization): Promise<OrganizationState> {
    const [row] = await this.database.query<OrganizationRow>('SELECT * FROM organizations WHERE id = $1', [orgId]);
    if (row === undefined) throw new DomainError('ORG.NOT_FOUND');
    return toOrganization(row);
  }
}
