import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, DomainError, Ids, JobQueue, UnitOfWork, normalizeEmail } from '@moorage/kernel';
import { Attempts } from './attempts.ts';
import { AccountRepository } from './ports/account-repository.port.ts';
import { PasswordHasher } from './ports/password-hasher.port.ts';
import { SendAccountMail } from './send-account-mail.ts';
import { SessionLifecycle, type Client, type SignedInPerson } from './session-lifecycle.ts';

/**
 * Opens a session for whoever knows the password. An unknown address and a wrong password answer alike and take as long.
 * The session always gets a new token; the one that the browser came with ends.
 * @throws DomainError AUTH.INVALID_CREDENTIALS, AUTH.EMAIL_NOT_VERIFIED (after the right password only; the link is mailed
 * again, unless one is on its way), EMAIL.INVALID, REQUEST.RATE_LIMITED
 */
@Audited('person.signed-in')
export class SignIn extends Command<SignedInPerson> {
  constructor(
    readonly email: string,
    readonly password: string,
    readonly client: Client,
    /** The token of the session that the browser came with. */
    readonly replacedToken?: string,
  ) {
    super();
  }
}

/** Counts and checks outside a transaction: tries that fail must count, and a hash shall not hold a connection. */
@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly attempts: Attempts,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionLifecycle,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly ids: Ids,
  ) {}

  async execute({ email: text, password, client, replacedToken }: SignIn): Promise<SignedInPerson> {
    const email = normalizeEmail(text);
    const attempt = { kind: 'password', account: email, ip: client.ip } as const;
    await this.attempts.count(attempt);
    const credentials = await this.accounts.findCredentials({ email });
    const matches = await this.hasher.verify(credentials?.passwordHash, password);
    if (credentials === undefined || !matches) throw new DomainError('AUTH.INVALID_CREDENTIALS');
    await this.attempts.giveBack(attempt);
    const { account, passwordHash } = credentials;
    if (account.emailVerifiedAt === null) {
      await this.mailLinkAgain(email);
      throw new DomainError('AUTH.EMAIL_NOT_VERIFIED');
    }
    const session = await this.unitOfWork.run(async () => {
      // A reset that came in between ended every session: none may follow it by the old password.
      if (!(await this.accounts.lockWhilePasswordIs(account.id, passwordHash))) {
        throw new DomainError('AUTH.INVALID_CREDENTIALS');
      }
      if (replacedToken !== undefined) await this.sessions.endByToken(replacedToken);
      return this.sessions.open(account, client);
    });
    return { account, ...session };
  }

  /** Not right after the last one: the new link would make the one that is on its way useless. */
  private async mailLinkAgain(email: string): Promise<void> {
    if (!(await this.attempts.allows({ kind: 'unasked-link', account: email }))) return;
    await this.unitOfWork.run(() =>
      this.jobs.enqueue(SendAccountMail, { requestId: this.ids.uuid(), email, kind: 'verify-email' }),
    );
  }
}
