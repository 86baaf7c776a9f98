import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Database } from '@moorage/platform';
import type { ApiKeyOwner, ApiKeyView } from '../../../domain/api-key.ts';
import { ownerColumn } from '../owner-column.ts';

/** The API keys of a person or an organisation, newest first; expired ones too, until they are swept. */
export class ListApiKeys extends Query<ApiKeyView[]> {
  constructor(readonly owner: ApiKeyOwner) {
    super();
  }
}

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(private readonly database: Database) {}

  execute({ owner }: ListApiKeys): Promise<ApiKeyView[]> {
    const [column, ownerId] = ownerColumn(owner);
    return this.database.query<ApiKeyView>(
      `SELECT id, name, prefix, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"
         FROM api_keys WHERE ${column} = $1 ORDER BY created_at DESC, id DESC`,
      [ownerId],
    );
  }
}
