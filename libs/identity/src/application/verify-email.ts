import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PersonProfileChanged } from '@moorage/contracts';
import { AuditTrail, Audited, Clock, DomainError, EventPublisher, LiveUpdates, sha256 } from '@moorage/kernel';
import { asActor, asTarget } from './person-in-audit.ts';
import { AccountRepository } from './ports/account-repository.port.ts';
import { OneTimeTokenStore } from './ports/one-time-token-store.port.ts';
import { SessionLifecycle, type Client, type SignedInPerson } from './session-lifecycle.ts';
import { ownerOfToken } from './token-outcome.ts';

/**
 * Proves an address by the token of the mailed link, and signs its owner in.
 * @throws DomainError AUTH.TOKEN_INVALID, AUTH.TOKEN_EXPIRED
 */
@Audited('person.email-verified', 'person.signed-in')
export class VerifyEmail extends Command<SignedInPerson> {
  constructor(
    readonly token: string,
    readonly client: Client,
    /** The token of the session that the browser came with. */
    readonly replacedToken?: string,
  ) {
    super();
  }
}

@CommandHandler(VerifyEmail)
export class VerifyEmailHandler implements ICommandHandler<VerifyEmail> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly tokens: OneTimeTokenStore,
    private readonly sessions: SessionLifecycle,
    private readonly publisher: EventPublisher,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute({ token, client, replacedToken }: VerifyEmail): Promise<SignedInPerson> {
    const now = this.clock.now();
    const userId = ownerOfToken(await this.tokens.consume(sha256(token), 'verify-email', now));
    const proven = await this.accounts.verifyEmail(userId, now);
    if (proven === undefined) throw new DomainError('AUTH.TOKEN_INVALID', { field: 'token' });
    const { account, first } = proven;
    if (first) {
      await this.audit.record({ action: 'person.email-verified', actor: asActor(account), target: asTarget(account) });
      await this.publisher.publish(PersonProfileChanged({ userId, email: account.email, name: account.name }));
      await this.liveUpdates.forAdmins('people', userId);
    }
    if (replacedToken !== undefined) await this.sessions.endByToken(replacedToken);
    return { account, ...(await this.sessions.open(account, client)) };
  }
}
