import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MailRequested } from '@moorage/contracts';
import { AuditTrail, Audited, DomainError, EventPublisher, Ids, UnitOfWork } from '@moorage/kernel';
import { checkPassword } from '../domain/password-policy.ts';
import { Attempts } from './attempts.ts';
import { asTarget } from './person-in-audit.ts';
import { AccountRepository } from './ports/account-repository.port.ts';
import { PasswordHasher } from './ports/password-hasher.port.ts';
import { SessionLifecycle } from './session-lifecycle.ts';

/**
 * Sets a new password for whoever knows the current one, ends the person's other sessions, and tells them by mail.
 * @throws DomainError PASSWORD.WRONG, PASSWORD.* (new one), PERSON.NOT_FOUND, REQUEST.RATE_LIMITED
 */
@Audited('person.password-changed')
export class ChangePassword extends Command<void> {
  constructor(
    readonly userId: string,
    /** The session that stays. */
    readonly sessionId: string,
    readonly currentPassword: string,
    readonly newPassword: string,
  ) {
    super();
  }
}

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly attempts: Attempts,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionLifecycle,
    private readonly publisher: EventPublisher,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly ids: Ids,
  ) {}

  async execute({ userId, sessionId, currentPassword, newPassword }: ChangePassword): Promise<void> {
    const credentials = await this.accounts.findCredentials({ id: userId });
    if (credentials === undefined) throw new DomainError('PERSON.NOT_FOUND');
    const { account, passwordHash: currentHash } = credentials;
    checkPassword(newPassword, account, 'newPassword');
    // Whoever found a browser open shall not have endless guesses at its owner's password.
    const attempt = { kind: 'password', account: account.email } as const;
    await this.attempts.count(attempt);
    if (!(await this.hasher.verify(currentHash, currentPassword))) {
      throw new DomainError('PASSWORD.WRONG', { field: 'currentPassword' });
    }
    await this.attempts.giveBack(attempt);
    const passwordHash = await this.hasher.hash(newPassword);
    await this.unitOfWork.run(async () => {
      // A reset that came in between must not be undone by whoever knew the password before it.
      if (!(await this.accounts.lockWhilePasswordIs(userId, currentHash))) {
        throw new DomainError('PASSWORD.WRONG', { field: 'currentPassword' });
      }
      await this.accounts.setPassword(userId, passwordHash);
      await this.sessions.endAll(userId, sessionId);
      await this.audit.record({ action: 'person.password-changed', target: asTarget(account) });
      const { email: to, name } = account;
      const key = `password-changed:${this.ids.uuid()}`;
      await this.publisher.publish(MailRequested({ key, to, template: 'password-changed', data: { name } }));
    });
  }
}
