import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Clock, DomainError, Ids, sha256 } from '@moorage/kernel';
import {
  apiKeyFrom,
  apiKeyLimit,
  apiKeyName,
  type ApiKeyOwner,
  type ApiKeyScope,
  type ApiKeyView,
} from '../domain/api-key.ts';
import { ApiKeyStore } from './ports/api-key-store.port.ts';

export interface CreatedApiKey {
  readonly apiKey: ApiKeyView;
  /** The key itself, told this once: only its hash is stored. */
  readonly secret: string;
}

/** @throws DomainError API_KEY.LIMIT_REACHED, REQUEST.INVALID (name) */
@Audited('api-key.created')
export class CreateApiKey extends Command<CreatedApiKey> {
  constructor(
    readonly owner: ApiKeyOwner,
    readonly createdBy: string,
    readonly name: string,
    readonly scopes: readonly ApiKeyScope[],
    readonly expiresInDays?: number,
  ) {
    super();
  }
}

const dayMs = 86_400_000;

@CommandHandler(CreateApiKey)
export class CreateApiKeyHandler implements ICommandHandler<CreateApiKey> {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly audit: AuditTrail,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async execute({ owner, createdBy, name: text, scopes, expiresInDays }: CreateApiKey): Promise<CreatedApiKey> {
    const name = apiKeyName(text);
    const { secret, prefix } = apiKeyFrom(this.ids.token());
    const createdAt = this.clock.now();
    const expiresAt = expiresInDays === undefined ? null : new Date(createdAt.getTime() + expiresInDays * dayMs);
    const id = this.ids.uuid();
    const key = { id, owner, createdBy, name, prefix, keyHash: sha256(secret), scopes, createdAt, expiresAt };
    if (!(await this.keys.add(key, apiKeyLimit)))
      throw new DomainError('API_KEY.LIMIT_REACHED', { limit: apiKeyLimit });
    await this.audit.record({
      action: 'api-key.created',
      ...('orgId' in owner && { orgId: owner.orgId }),
      target: { type: 'api-key', id, label: name },
      after: { scopes, expiresAt: expiresAt?.toISOString() ?? null },
    });
    return { apiKey: { id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt: null }, secret };
  }
}
