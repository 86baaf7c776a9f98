import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PersonProfileChanged } from '@moorage/contracts';
import { DomainError, EventPublisher, LiveUpdates } from '@moorage/kernel';
import { personName, type Account } from '../domain/account.ts';
import { AccountRepository } from './ports/account-repository.port.ts';

/** @throws DomainError REQUEST.INVALID (name), PERSON.NOT_FOUND */
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
  ) {}

  async execute({ userId, name }: RenamePerson): Promise<Account> {
    const account = await this.accounts.rename(userId, personName(name));
    if (account === undefined) throw new DomainError('PERSON.NOT_FOUND');
    await this.publisher.publish(PersonProfileChanged({ userId, email: account.email, name: account.name }));
    await this.liveUpdates.forAdmins('people', userId);
    return account;
  }
}
