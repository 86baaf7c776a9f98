import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { OrganizationHierarchy } from '../../application/ports/organization-hierarchy.port.ts';
import type { Place, Places } from '../../domain/organization-hierarchy.ts';

@Injectable()
export class PostgresOrganizationHierarchy extends OrganizationHierarchy {
  constructor(private readonly database: Database) {
    super();
  }

  /** Admins change this now and then: one at a time is simpler than locking trees that are about to grow together. */
  override async lockTreesOf(orgIds: readonly string[]): Promise<Places> {
    await this.database.write('LOCK TABLE organization_places IN SHARE ROW EXCLUSIVE MODE');
    const places = await this.database.query<Place>(
      `WITH roots AS (
         SELECT unnest($1::uuid[]) AS id UNION SELECT root_id FROM organization_places WHERE org_id = ANY ($1)
       )
       SELECT org_id AS "orgId", parent_id AS "parentId", root_id AS "rootId", depth
         FROM organization_places WHERE root_id IN (SELECT id FROM roots)`,
      [orgIds],
    );
    return new Map(places.map((place) => [place.orgId, place]));
  }

  override async save(places: ReadonlyMap<string, Place | null>): Promise<void> {
    for (const [orgId, place] of places) {
      if (place === null) await this.database.write('DELETE FROM organization_places WHERE org_id = $1', [orgId]);
      else
        await this.database.write(
          `INSERT INTO organization_places (org_id, parent_id, root_id, depth) VALUES ($1, $2, $3, $4)
           ON CONFLICT (org_id) DO UPDATE
             SET parent_id = excluded.parent_id, root_id = excluded.root_id, depth = excluded.depth`,
          [orgId, place.parentId, place.rootId, place.depth],
        );
    }
  }
}
