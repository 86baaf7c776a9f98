import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids, JobQueue, NotAudited, UnitOfWork, normalizeEmail } from '@moorage/kernel';
import type { TokenPurpose } from '../domain/one-time-token.ts';
import { Attempts } from './attempts.ts';
import { SendAccountMail } from './send-account-mail.ts';
import type { Client } from './session-lifecycle.ts';

/**
 * Asks for a link by mail: to prove the address, or to choose a new password. Does the same whether or not there is such
 * an account.
 * @throws DomainError EMAIL.INVALID, REQUEST.RATE_LIMITED
 */
@NotAudited('A link by mail changes nothing until it is used')
export class RequestAccountMail extends Command<void> {
  constructor(
    readonly kind: TokenPurpose,
    readonly email: string,
    readonly client: Client,
  ) {
    super();
  }
}

@CommandHandler(RequestAccountMail)
export class RequestAccountMailHandler implements ICommandHandler<RequestAccountMail> {
  constructor(
    private readonly attempts: Attempts,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly ids: Ids,
  ) {}

  async execute({ kind, email: text, client }: RequestAccountMail): Promise<void> {
    const email = normalizeEmail(text);
    await this.attempts.count({ kind: 'account-mail', account: email, ip: client.ip });
    await this.unitOfWork.run(() => this.jobs.enqueue(SendAccountMail, { requestId: this.ids.uuid(), email, kind }));
  }
}
