import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, isUuid } from '@moorage/kernel';
import type { ApiKeyOwner } from '../domain/api-key.ts';
import { ApiKeyStore } from './ports/api-key-store.port.ts';

/** @throws DomainError API_KEY.NOT_FOUND, for another owner's key too */
@Audited('api-key.revoked')
export class RevokeApiKey extends Command<void> {
  constructor(
    readonly owner: ApiKeyOwner,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ owner, id }: RevokeApiKey): Promise<void> {
    const removed = isUuid(id) ? await this.keys.remove(owner, id) : undefined;
    if (removed === undefined) throw new DomainError('API_KEY.NOT_FOUND');
    await this.audit.record({
      action: 'api-key.revoked',
      ...('orgId' in owner && { orgId: owner.orgId }),
      target: { type: 'api-key', id, label: removed.name },
      before: { scopes: removed.scopes },
    });
  }
}
