import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError, isUuid } from '@moorage/kernel';
import type { ApiKeyOwner } from '../domain/api-key.ts';
import { ApiKeyStore } from './ports/api-key-store.port.ts';

/** @throws DomainError API_KEY.NOT_FOUND, for another owner's key too */
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
  constructor(private readonly keys: ApiKeyStore) {}

  async execute({ owner, id }: RevokeApiKey): Promise<void> {
    if (!isUuid(id) || !(await this.keys.remove(owner, id))) throw new DomainError('API_KEY.NOT_FOUND');
  }
}
