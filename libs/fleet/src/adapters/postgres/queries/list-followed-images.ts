import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Database } from '@moorage/platform';
import { channelOf, type ReleaseChannel } from '../../../domain/release-channel.ts';

export interface FollowedImageView {
  readonly image: string;
  readonly channel: ReleaseChannel;
  /** Instances that follow it. */
  readonly instances: number;
  /** Of those, on what it means now. */
  readonly upToDate: number;
  /** What it means now; null until it was looked at. */
  readonly newest: { readonly releaseId: string; readonly version: string | null; readonly digest: string } | null;
  /** When a look last worked. */
  readonly seenAt: Date | null;
  readonly nextLookAt: Date;
  readonly failures: number;
  readonly lastError: string | null;
}

/** The tags that instances follow: as many as there are bot apps and channels, so it is no list to page. */
export class ListFollowedImages extends Query<readonly FollowedImageView[]> {}

const most = 200;

@QueryHandler(ListFollowedImages)
export class ListFollowedImagesHandler implements IQueryHandler<ListFollowedImages> {
  constructor(private readonly database: Database) {}

  async execute(): Promise<readonly FollowedImageView[]> {
    const rows = await this.database.query<Omit<FollowedImageView, 'channel'>>(
      `SELECT f.image, f.seen_at AS "seenAt", f.next_look_at AS "nextLookAt", f.failures, f.last_error AS "lastError",
              followers.instances, followers."upToDate",
              CASE WHEN r.id IS NOT NULL
                   THEN json_build_object('releaseId', r.id, 'version', r.version, 'digest', r.digest) END AS newest
         FROM followed_images f
         JOIN (SELECT i.image, count(*)::int AS instances,
                      (count(*) FILTER (WHERE i.digest = f.digest))::int AS "upToDate"
                 FROM instances i JOIN followed_images f ON f.image = i.image
                WHERE i.status <> 'DELETED' GROUP BY i.image) followers ON followers.image = f.image
         LEFT JOIN releases r ON r.id = f.release_id
        ORDER BY f.image LIMIT ${most}`,
    );
    return rows.map((row) => ({ ...row, channel: channelOf(row.image) }));
  }
}
