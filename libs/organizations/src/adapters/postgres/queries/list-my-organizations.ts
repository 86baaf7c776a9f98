import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { OrgStatus, Role } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { Branding } from '../../../application/ports/organization-brandings.port.ts';

export interface MyOrganization extends Branding {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: OrgStatus;
  readonly personalUserId: string | null;
  readonly role: Role;
}

/** The organisations in which a person is an active member, by name. */
export class ListMyOrganizations extends Query<MyOrganization[]> {
  constructor(readonly userId: string) {
    super();
  }
}

@QueryHandler(ListMyOrganizations)
export class ListMyOrganizationsHandler implements IQueryHandler<ListMyOrganizations> {
  constructor(private readonly database: Database) {}

  execute({ userId }: ListMyOrganizations): Promise<MyOrganization[]> {
    return this.database.query<MyOrganization>(
      `SELECT o.id, o.slug, o.name, o.status, o.personal_user_id AS "personalUserId", m.role, c.color, l.hash AS "logoHash"
         FROM memberships m JOIN organizations o ON o.id = m.org_id
         LEFT JOIN organization_colors c ON c.org_id = o.id
         LEFT JOIN organization_logos l ON l.org_id = o.id
        WHERE m.user_id = $1 AND m.status = 'ACTIVE'
        ORDER BY lower(o.name), o.id`,
      [userId],
    );
  }
}
