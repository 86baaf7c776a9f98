import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Broadcast, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import { asTarget } from './person-in-audit.ts';
import { AccountRepository } from './ports/account-repository.port.ts';

/**
 * Makes a platform admin an ordinary person; nothing changes for one who is.
 * @throws DomainError PERSON.NOT_FOUND, PERSON.LAST_PLATFORM_ADMIN
 */
@Audited('person.platform-admin-revoked')
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
    private readonly audit: AuditTrail,
  ) {}

  async execute({ userId }: RevokePlatformAdmin): Promise<void> {
    const account = isUuid(userId) ? await this.accounts.find(userId) : undefined;
    if (account === undefined) throw new DomainError('PERSON.NOT_FOUND');
    const outcome = await this.accounts.revokePlatformAdmin(userId);
    if (outcome === 'last-one') throw new DomainError('PERSON.LAST_PLATFORM_ADMIN');
    if (outcome !== 'revoked') return;
    await this.audit.record({ action: 'person.platform-admin-revoked', target: asTarget(account) });
    await this.accounts.bumpSessionGeneration(userId);
    await this.broadcast.send('access', { userId });
    await this.liveUpdates.forAdmins('people', userId);
  }
}
