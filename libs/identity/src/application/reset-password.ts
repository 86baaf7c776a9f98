import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MailRequested, PersonProfileChanged } from '@moorage/contracts';
import {
  AuditTrail,
  Audited,
  Clock,
  DomainError,
  EventPublisher,
  Ids,
  LiveUpdates,
  UnitOfWork,
  sha256,
} from '@moorage/kernel';
import { checkPassword } from '../domain/password-policy.ts';
import { asActor, asTarget } from './person-in-audit.ts';
import { AccountRepository } from './ports/account-repository.port.ts';
import { OneTimeTokenStore } from './ports/one-time-token-store.port.ts';
import { PasswordHasher } from './ports/password-hasher.port.ts';
import { SessionLifecycle, type Client, type SignedInPerson } from './session-lifecycle.ts';
import { ownerOfToken } from './token-outcome.ts';

/**
 * Sets a new password by the token of the mailed link, ends every session, and opens one for whoever did it. The link
 * came by mail, so the address is proven too.
 * @throws DomainError AUTH.TOKEN_INVALID, AUTH.TOKEN_EXPIRED, PASSWORD.* (the link stays good)
 */
@Audited('person.password-reset', 'person.email-verified', 'person.signed-in')
export class ResetPassword extends Command<SignedInPerson> {
  constructor(
    readonly token: string,
    readonly password: string,
    readonly client: Client,
  ) {
    super();
  }
}

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly tokens: OneTimeTokenStore,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionLifecycle,
    private readonly publisher: EventPublisher,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async execute({ token, password, client }: ResetPassword): Promise<SignedInPerson> {
    const now = this.clock.now();
    const tokenHash = sha256(token);
    const owner = await this.accounts.find(ownerOfToken(await this.tokens.peek(tokenHash, 'reset-password', now)));
    if (owner === undefined) throw new DomainError('AUTH.TOKEN_INVALID', { field: 'token' });
    checkPassword(password, owner);
    const passwordHash = await this.hasher.hash(password);
    return this.unitOfWork.run(async () => {
      const userId = ownerOfToken(await this.tokens.consume(tokenHash, 'reset-password', now));
      await this.accounts.setPassword(userId, passwordHash);
      const proven = await this.accounts.verifyEmail(userId, now);
      if (proven === undefined) throw new DomainError('AUTH.TOKEN_INVALID', { field: 'token' });
      const { account, first } = proven;
      const { email, name } = account;
      const [actor, target] = [asActor(account), asTarget(account)];
      await this.audit.record({ action: 'person.password-reset', actor, target });
      if (first) {
        await this.audit.record({ action: 'person.email-verified', actor, target });
        await this.publisher.publish(PersonProfileChanged({ userId, email, name }));
        await this.liveUpdates.forAdmins('people', userId);
      }
      await this.publisher.publish(
        MailRequested({
          key: `password-changed:${this.ids.uuid()}`,
          to: email,
          template: 'password-changed',
          data: { name },
        }),
      );
      await this.sessions.endAll(userId);
      return { account, ...(await this.sessions.open(account, client)) };
    });
  }
}
