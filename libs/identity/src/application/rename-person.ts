import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PersonProfileChanged } from '@moorage/contracts';
import { AuditTrail, Audited, DomainError, EventPublisher, LiveUpdates } from '@moorage/kernel';
import { personName, type Account } from '../domain/account.ts';
import { asTarget } from './person-in-audit.ts';
import { AccountRepository } from './ports/account-repository.port.ts';

/** Changes nothing for a person who has this name. @throws DomainError REQUEST.INVALID (name), PERSON.NOT_FOUND */
@Audited('person.renamed')
export class RenamePerson extends Command<Account> {
  constructor(
    readonly userId: string,
    readonly name: string,
  ) {
    super();
  }
}

@CommandHandler(RenamePerson)
export class RenamePersonHandler implements ICommandHandler<RenamePerson> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly publisher: EventPublisher,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ userId, name: text }: RenamePerson): Promise<Account> {
    const name = personName(text);
    const before = await this.accounts.find(userId);
    if (before?.name === name) return before;
    const account = await this.accounts.rename(userId, name);
    if (before === undefined || account === undefined) throw new DomainError('PERSON.NOT_FOUND');
    await this.audit.record({
      action: 'person.renamed',
      target: asTarget(account),
      before: { name: before.name },
      after: { name },
    });
    await this.publisher.publish(PersonProfileChanged({ userId, email: account.email, name: account.name }));
    await this.liveUpdates.forAdmins('people', userId);
    return account;
  }
}
