import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Broadcast, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import { AccountRepository } from './ports/account-repository.port.ts';

/**
 * Makes a platform admin an ordinary person; nothing changes for one who is.
 * @throws DomainError PERSON.NOT_FOUND, PERSON.LAST_PLATFORM_ADMIN
 */
export class RevokePlatformAdmin extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(RevokePlatformAdmin)
export class RevokePlatformAdminHandler implements ICommandHandler<RevokePlatformAdmin> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  async execute({ userId }: RevokePlatformAdmin): Promise<void> {
    const outcome = isUuid(userId) ? await this.accounts.revokePlatformAdmin(userId) : 'unknown';
    if (outcome === 'unknown') throw new DomainError('PERSON.NOT_FOUND');
    if (outcome === 'last-one') throw new DomainError('PERSON.LAST_PLATFORM_ADMIN');
    if (outcome === 'was-none') return;
    await this.accounts.bumpSessionGeneration(userId);
    await this.broadcast.send('access', { userId });
    await this.liveUpdates.forAdmins('people', userId);
  }
}
