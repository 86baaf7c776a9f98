import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PersonProfileChanged } from '@moorage/contracts';
import {
  AuditTrail,
  Audited,
  Clock,
  DomainError,
  EventPublisher,
  Ids,
  LiveUpdates,
  normalizeEmail,
  type AuditActor,
} from '@moorage/kernel';
import { personName, type Account } from '../domain/account.ts';
import { checkPassword } from '../domain/password-policy.ts';
import { asActor, asTarget } from './person-in-audit.ts';
import { AccountRepository } from './ports/account-repository.port.ts';
import { PasswordHasher } from './ports/password-hasher.port.ts';

/**
 * Makes an account whose address is proven already: by the link of an invitation, or by the operator's word. An account
 * with this address that was never proven is taken over, so that nobody can sit on somebody else's address.
 * @throws DomainError INVITATION.ACCOUNT_EXISTS, PASSWORD.*, EMAIL.INVALID, REQUEST.INVALID (name)
 */
@Audited('person.signed-up')
export class RegisterVerifiedPerson extends Command<Account> {
  constructor(
    readonly email: string,
    readonly name: string,
    readonly password: string,
    /** Who makes the account, where it isn't the person. */
    readonly registeredBy?: AuditActor,
  ) {
    super();
  }
}

@CommandHandler(RegisterVerifiedPerson)
export class RegisterVerifiedPersonHandler implements ICommandHandler<RegisterVerifiedPerson> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
    private readonly publisher: EventPublisher,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async execute(command: RegisterVerifiedPerson): Promise<Account> {
    const email = normalizeEmail(command.email);
    const name = personName(command.name);
    checkPassword(command.password, { email, name });
    const passwordHash = await this.hasher.hash(command.password);
    const createdAt = this.clock.now();
    const account = await this.accounts.addVerified({ id: this.ids.uuid(), email, name, passwordHash, createdAt });
    if (account === undefined) throw new DomainError('INVITATION.ACCOUNT_EXISTS', { field: 'email' });
    const actor = command.registeredBy ?? asActor(account);
    await this.audit.record({ action: 'person.signed-up', actor, target: asTarget(account) });
    await this.publisher.publish(PersonProfileChanged({ userId: account.id, email, name }));
    await this.liveUpdates.forAdmins('people', account.id);
    return account;
  }
}
