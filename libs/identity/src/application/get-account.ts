import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@moorage/kernel';
import type { Account } from '../domain/account.ts';
import { AccountRepository } from './ports/account-repository.port.ts';

/** @throws DomainError PERSON.NOT_FOUND */
export class GetAccount extends Query<Account> {
  constructor(readonly userId: string) {
    super();
  }
}

@QueryHandler(GetAccount)
export class GetAccountHandler implements IQueryHandler<GetAccount> {
  constructor(private readonly accounts: AccountRepository) {}

  async execute({ userId }: GetAccount): Promise<Account> {
    const account = await this.accounts.find(userId);
    if (account === undefined) throw new DomainError('PERSON.NOT_FOUND');
    return account;
  }
}
