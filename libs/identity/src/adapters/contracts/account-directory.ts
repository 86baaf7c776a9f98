import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PeopleDirectory, type Person } from '@moorage/contracts';
import { DomainError, isUuid, normalizeEmail } from '@moorage/kernel';
import { AccountRepository } from '../../application/ports/account-repository.port.ts';
import { RegisterVerifiedPerson } from '../../application/register-verified-person.ts';
import { SessionLifecycle } from '../../application/session-lifecycle.ts';
import type { Account } from '../../domain/account.ts';
import { clientOfRequest } from '../http/client.ts';

/** What other contexts may ask of, and do with, people. */
@Injectable()
export class AccountDirectory extends PeopleDirectory {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionLifecycle,
    private readonly commands: CommandBus,
  ) {
    super();
  }

  override async find(userId: string): Promise<Person | undefined> {
    const account = isUuid(userId) ? await this.accounts.find(userId) : undefined;
    return account && toPerson(account);
  }

  override async findMany(userIds: readonly string[]): Promise<Map<string, Person>> {
    const accounts = await this.accounts.findMany(userIds.filter(isUuid));
    return new Map(accounts.map((account) => [account.id, toPerson(account)]));
  }

  override async findByEmail(email: string): Promise<Person | undefined> {
    const account = await this.accounts.findByEmail(normalizeEmail(email));
    return account && toPerson(account);
  }

  override async listPlatformAdmins(): Promise<Person[]> {
    return (await this.accounts.listPlatformAdmins()).map(toPerson);
  }

  override async registerVerified({
    email,
    name,
    password,
  }: {
    email: string;
    name: string;
    password: string;
  }): Promise<Person> {
    return toPerson(await this.commands.execute(new RegisterVerifiedPerson(email, name, password)));
  }

  override async openSession(userId: string): Promise<{ token: string; expiresAt: Date }> {
    const account = await this.accounts.find(userId);
    if (account === undefined) throw new DomainError('PERSON.NOT_FOUND');
    return this.sessions.open(account, clientOfRequest());
  }

  override bumpSessionGeneration(userId: string): Promise<void> {
    return this.accounts.bumpSessionGeneration(userId);
  }
}

function toPerson({ id, emailVerifiedAt, createdAt, ...account }: Account): Person {
  return { userId: id, emailVerified: emailVerifiedAt !== null, ...account };
}
