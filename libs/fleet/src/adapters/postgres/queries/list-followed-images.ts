import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Database } from '@moorage/platform';
import { channelOf, type ReleaseChannel } from '../../../domain/release-channel.ts';

export interface FollowedImageView {
  readonly image: string;
  readonly channel: ReleaseChannel;
  /** Instances that follow it. */
  readonly instances: number;
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
              (SELECT count(*)::int FROM instances i WHERE i.image = f.image AND i.status <> 'DELETED') AS instances
         FROM followed_images f ORDER BY f.image LIMIT ${most}`,
    );
    return rows.filter(({ instances }) => instances > 0).map((row) => ({ ...row, channel: channelOf(row.image) }));
  }
}
