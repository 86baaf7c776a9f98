import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Broadcast, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import { AccountRepository } from './ports/account-repository.port.ts';

/** Makes a person a platform admin; nothing changes for one who is. @throws DomainError PERSON.NOT_FOUND */
export class GrantPlatformAdmin extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(GrantPlatformAdmin)
export class GrantPlatformAdminHandler implements ICommandHandler<GrantPlatformAdmin> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  async execute({ userId }: GrantPlatformAdmin): Promise<void> {
    if (!isUuid(userId) || !(await this.accounts.grantPlatformAdmin(userId))) throw new DomainError('PERSON.NOT_FOUND');
    await this.accounts.bumpSessionGeneration(userId);
    await this.broadcast.send('access', { userId });
    await this.liveUpdates.forAdmins('people', userId);
  }
}
