import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  DisplayPreferences,
  TenantDirectory,
  noticeKinds,
  type NoticeFacts,
  type NoticeKind,
  type NoticeScope,
} from '@moorage/contracts';
import { DomainError, decodeCursor, isUuid, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { sayNotice } from '../../../application/templates/notice-words.ts';

export interface NoticeListItem {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly text?: string;
  /** The page of the app that it is about. */
  readonly link?: string;
  readonly org?: { readonly orgId: string; readonly name: string; readonly slug?: string };
  readonly createdAt: string;
  readonly readAt?: string;
}

export interface NoticeList extends Page<NoticeListItem> {
  /** How many are unread, on all pages. */
  readonly unread: number;
}

export interface NoticeReader {
  readonly userId: string;
  readonly platformAdmin: boolean;
}

/**
 * A person's notices, newest first: those of organisations of which they are members now, those about their own standing,
 * and for platform admins those of the platform. @throws DomainError REQUEST.CURSOR_INVALID
 */
export class ListNotices extends Query<NoticeList> {
  constructor(
    readonly reader: NoticeReader,
    readonly page: { limit: number; cursor?: string; unreadOnly: boolean; orgId?: string },
  ) {
    super();
  }
}

interface NoticeRow {
  readonly id: string;
  readonly scope: NoticeScope;
  readonly org_id: string | null;
  readonly org_name: string | null;
  readonly kind: NoticeKind;
  readonly data: object;
  readonly created_at: Date;
  readonly read_at: Date | null;
}

/** Parameters: person, ids of their organisations, whether they are a platform admin, kinds that this release has words for. */
const theirs = `user_id = $1 AND kind = ANY ($4) AND (scope = 'membership' OR (scope = 'organization' AND org_id = ANY ($2))
                OR (scope = 'platform' AND $3))`;

@QueryHandler(ListNotices)
export class ListNoticesHandler implements IQueryHandler<ListNotices> {
  constructor(
    private readonly database: Database,
    private readonly tenants: TenantDirectory,
    private readonly display: DisplayPreferences,
  ) {}

  async execute({ reader, page: { limit, cursor, unreadOnly, orgId } }: ListNotices): Promise<NoticeList> {
    const orgs = new Map((await this.tenants.listTenants(reader.userId)).map((tenant) => [tenant.orgId, tenant]));
    const whose = [reader.userId, [...orgs.keys()], reader.platformAdmin, Object.keys(noticeKinds)];
    const rows = await this.database.query<NoticeRow>(
      `SELECT id, scope, org_id, org_name, kind, data, created_at, read_at FROM notices
        WHERE ${theirs} AND ($5::uuid IS NULL OR id < $5) AND ($6::uuid IS NULL OR org_id = $6)
          AND (NOT $7 OR read_at IS NULL)
        ORDER BY id DESC LIMIT $8`,
      [...whose, cursor === undefined ? null : idAfter(cursor), orgId ?? null, unreadOnly, limit + 1],
    );
    const [count] = await this.database.query<{ unread: number }>(
      `SELECT count(*)::int AS unread FROM notices WHERE ${theirs} AND read_at IS NULL`,
      whose,
    );
    const locale = await this.display.localeOf(reader.userId);
    const toItem = (row: NoticeRow): NoticeListItem => toNotice(row, orgs.get(row.org_id ?? ''), locale);
    return { ...pageOf(rows, limit, toItem, (row) => [row.id]), unread: count?.unread ?? 0 };
  }
}

function toNotice(
  row: NoticeRow,
  tenant: { name: string; slug: string } | undefined,
  locale: string | undefined,
): NoticeListItem {
  const { id, scope, kind, org_id: orgId } = row;
  const name = tenant?.name ?? row.org_name;
  const basePath = scope === 'platform' ? '/admin' : tenant && `/orgs/${tenant.slug}`;
  // The data was written by the type of its kind.
  const { title, text, action } = sayNotice(kind, row.data as NoticeFacts[typeof kind], {
    orgName: name,
    ...(basePath !== undefined && { basePath }),
    ...(locale !== undefined && { locale }),
  });
  return {
    id,
    kind,
    title,
    ...(text !== undefined && { text }),
    ...(action && { link: action.path }),
    ...(orgId !== null && name !== null && { org: { orgId, name, ...(tenant && { slug: tenant.slug }) } }),
    createdAt: row.created_at.toISOString(),
    ...(row.read_at && { readAt: row.read_at.toISOString() }),
  };
}

function idAfter(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !isUuid(id)) throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
  return id;
}
