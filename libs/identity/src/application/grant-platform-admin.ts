import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Broadcast, DomainError, LiveUpdates, isUuid, type AuditActor } from '@moorage/kernel';
import { asTarget } from './person-in-audit.ts';
import { AccountRepository } from './ports/account-repository.port.ts';

/** Makes a person a platform admin; nothing changes for one who is. @throws DomainError PERSON.NOT_FOUND */
@Audited('person.made-platform-admin')
export class GrantPlatformAdmin extends Command<void> {
  constructor(
    readonly userId: string,
    /** Who grants it, where there is no request to tell. */
    readonly grantedBy?: AuditActor,
  ) {
    super();
  }
}

@CommandHandler(GrantPlatformAdmin)
export class GrantPlatformAdminHandler implements ICommandHandler<GrantPlatformAdmin> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ userId, grantedBy }: GrantPlatformAdmin): Promise<void> {
    const account = isUuid(userId) ? await this.accounts.find(userId) : undefined;
    if (account === undefined) throw new DomainError('PERSON.NOT_FOUND');
    if (!(await this.accounts.grantPlatformAdmin(userId))) return;
    await this.audit.record({
      action: 'person.made-platform-admin',
      target: asTarget(account),
      ...(grantedBy !== undefined && { actor: grantedBy }),
    });
    await this.accounts.bumpSessionGeneration(userId);
    await this.broadcast.send('access', { userId });
    await this.liveUpdates.forAdmins('people', userId);
  }
}
