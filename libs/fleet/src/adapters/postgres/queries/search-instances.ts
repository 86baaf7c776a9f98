import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TenantDirectory, type InstanceStatus } from '@moorage/contracts';
import { decodeTimeCursor, isUuid, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { Instance } from '../../../domain/instance.ts';
import { channelOf, type ReleaseChannel } from '../../../domain/release-channel.ts';
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
  /** Of what it runs. */
  readonly digest?: string | undefined;
  readonly channel?: ReleaseChannel | undefined;
  /** Whether its tag means something else by now. Those without a digest, or with a tag never looked at, are neither. */
  readonly behind?: boolean | undefined;
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
  async execute({ search: asked }: SearchInstances): Promise<Page<FoundInstance>> {
    const { search, status, digest, channel, behind, orgId, cursor, limit } = asked;
    const [before, beforeId] = cursor === undefined ? [null, null] : decodeTimeCursor(cursor);
    const text = search?.trim().toLowerCase() ?? '';
    const rows = await this.database.query<InstanceRow>(
      `SELECT i.* FROM instances i LEFT JOIN followed_images f ON f.image = i.image
        WHERE (i.status = $1 OR ($1::text IS NULL AND i.status <> 'DELETED'))
          AND ($2 = '' OR strpos(i.slug, $2) > 0 OR i.id = $3::uuid OR i.org_id = $3::uuid)
          AND ($4::timestamptz IS NULL OR (i.created_at, i.id) < ($4::timestamptz, $5::uuid))
          AND ($7::uuid IS NULL OR i.org_id = $7)
          AND ($8::text IS NULL OR i.digest = $8)
          AND ($9::text[] IS NULL OR i.image = ANY ($9))
          AND ($10::boolean IS NULL OR (i.digest <> f.digest) = $10)
        ORDER BY i.created_at DESC, i.id DESC LIMIT $6`,
      [
        status ?? null,
        text.split('.')[0],
        isUuid(text) ? text : null,
        before,
        beforeId,
        limit + 1,
        orgId ?? null,
        digest ?? null,
        channel === undefined ? null : await this.imagesOf(channel),
        behind ?? null,
      ],
    );
    const page = pageOf(rows, limit, instanceOf, (row) => [row.created_at.toISOString(), row.id]);
    const orgs = await this.tenants.findOrgs(page.items.map((instance) => instance.orgId));
    return {
      ...page,
      items: page.items.map((instance) => {
        const org = orgs.get(instance.orgId);
        return {
          instance,
          orgId: instance.orgId,
          orgSlug: org?.slug ?? instance.slug,
          orgName: org?.name ?? instance.slug,
        };
      }),
    };
  }

  private async imagesOf(channel: ReleaseChannel): Promise<string[]> {
    const rows = await this.database.query<{ image: string }>('SELECT DISTINCT image FROM instances');
    return rows.map(({ image }) => image).filter((image) => channelOf(image) === channel);
  }
}
