import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited } from '@moorage/kernel';
import { asActor, asTarget } from './person-in-audit.ts';
import { AccountRepository } from './ports/account-repository.port.ts';
import { SessionLifecycle } from './session-lifecycle.ts';

/** Ends the session with this token; nothing where there is none. */
@Audited('person.signed-out')
export class SignOut extends Command<void> {
  constructor(readonly token: string | undefined) {
    super();
  }
}

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(
    private readonly sessions: SessionLifecycle,
    private readonly accounts: AccountRepository,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ token }: SignOut): Promise<void> {
    const userId = token === undefined ? undefined : await this.sessions.endByToken(token);
    const account = userId === undefined ? undefined : await this.accounts.find(userId);
    if (account === undefined) return;
    // Whoever may leave a session that has ended isn't asked who they are: the guard doesn't know.
    await this.audit.record({ action: 'person.signed-out', actor: asActor(account), target: asTarget(account) });
  }
}
