import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Clock, Ids, JobQueue, LiveUpdates, UnitOfWork, normalizeEmail } from '@moorage/kernel';
import { personName } from '../domain/account.ts';
import { checkPassword } from '../domain/password-policy.ts';
import { Attempts } from './attempts.ts';
import { asTarget } from './person-in-audit.ts';
import { AccountRepository } from './ports/account-repository.port.ts';
import { PasswordHasher } from './ports/password-hasher.port.ts';
import type { Client } from './session-lifecycle.ts';
import { SendAccountMail } from './send-account-mail.ts';

/**
 * Asks for an account. The answer is the same, and takes as long, whether the address was free or not; only its owner
 * learns which, by mail: a link that proves the address, or word that there is an account already.
 * @throws DomainError EMAIL.INVALID, PASSWORD.*, REQUEST.INVALID (name), REQUEST.RATE_LIMITED
 */
@Audited('person.signed-up', 'person.sign-up-repeated')
export class SignUp extends Command<void> {
  constructor(
    readonly email: string,
    readonly name: string,
    readonly password: string,
    readonly client: Client,
  ) {
    super();
  }
}

@CommandHandler(SignUp)
export class SignUpHandler implements ICommandHandler<SignUp> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly attempts: Attempts,
    private readonly hasher: PasswordHasher,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async execute(command: SignUp): Promise<void> {
    const email = normalizeEmail(command.email);
    const name = personName(command.name);
    checkPassword(command.password, { email, name });
    await this.attempts.count({ kind: 'sign-up', account: email, ip: command.client.ip });
    await this.attempts.allows({ kind: 'unasked-link', account: email });
    // Hashed before anybody looks whether the address is taken: that is what takes the time.
    const passwordHash = await this.hasher.hash(command.password);
    await this.unitOfWork.run(async () => {
      const id = this.ids.uuid();
      const added = await this.accounts.add({ id, email, name, passwordHash, createdAt: this.clock.now() });
      await this.jobs.enqueue(SendAccountMail, {
        requestId: this.ids.uuid(),
        email,
        kind: added ? 'verify-email' : 'already-registered',
      });
      await this.liveUpdates.forAdmins('people', added ? id : undefined);
      // An address that is taken gets its entry, too: else the time that one takes would tell which addresses are.
      const account = await this.accounts.findByEmail(email);
      await this.audit.record({
        action: added ? 'person.signed-up' : 'person.sign-up-repeated',
        ...(account !== undefined && { target: asTarget(account) }),
      });
    });
  }
}
