import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { decodeTimeCursor, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { Release } from '../../../domain/release.ts';
import { releaseColumns, releaseOf, type ReleaseRow } from '../release-row.ts';

export interface ListedRelease {
  readonly release: Release;
  /** Instances that run it now. */
  readonly instances: number;
  /** The followed tags that mean it now. */
  readonly images: readonly string[];
}

/** Releases, the last detected first. `search` finds a part of the version, the digest or the repository. */
export class ListReleases extends Query<Page<ListedRelease>> {
  constructor(
    readonly filter: {
      readonly search?: string | undefined;
      readonly quarantined?: boolean | undefined;
      readonly cursor?: string | undefined;
      readonly limit: number;
    },
  ) {
    super();
  }
}

type Row = ReleaseRow & { readonly instances: number; readonly images: string[] };

@QueryHandler(ListReleases)
export class ListReleasesHandler implements IQueryHandler<ListReleases> {
  constructor(private readonly database: Database) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ filter: { search, quarantined, cursor, limit } }: ListReleases): Promise<Page<ListedRelease>> {
    const [before, beforeId] = cursor === undefined ? [null, null] : decodeTimeCursor(cursor);
    const rows = await this.database.query<Row>(
      `SELECT page.*,
              (SELECT count(*)::int FROM instances i WHERE i.digest = page.digest AND i.bot_app_id = page.bot_app_id
                  AND i.status <> 'DELETED') AS instances,
              ARRAY(SELECT image FROM followed_images f WHERE f.release_id = page.id ORDER BY image) AS images
         FROM (SELECT ${releaseColumns} FROM releases
                WHERE ($1 = '' OR strpos(lower(coalesce(version, '') || ' ' || reference), $1) > 0)
                  AND ($2::boolean IS NULL OR (quarantined_at IS NOT NULL) = $2)
                  AND ($3::timestamptz IS NULL OR (detected_at, id) < ($3::timestamptz, $4::uuid))
                ORDER BY detected_at DESC, id DESC LIMIT $5) page
        ORDER BY page.detected_at DESC, page.id DESC`,
      [search?.trim().toLowerCase() ?? '', quarantined ?? null, before, beforeId, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      (row) => ({ release: releaseOf(row), instances: row.instances, images: row.images }),
      (row) => [row.detected_at.toISOString(), row.id],
    );
  }
}
