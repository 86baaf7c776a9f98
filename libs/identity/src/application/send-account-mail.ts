import { Injectable } from '@nestjs/common';
import { MailRequested, Settings, type MailRequest } from '@moorage/contracts';
import {
  Clock,
  EventPublisher,
  HandlesJob,
  Ids,
  UnitOfWork,
  defineJob,
  sha256,
  type JobHandler,
} from '@moorage/kernel';
import type { Account } from '../domain/account.ts';
import { tokenLifetimeMinutes, type TokenPurpose } from '../domain/one-time-token.ts';
import { AccountRepository } from './ports/account-repository.port.ts';
import { OneTimeTokenStore } from './ports/one-time-token-store.port.ts';

export interface AccountMail {
  /** Names the request that asked for the mail: it gets one, however often this runs. */
  readonly requestId: string;
  readonly email: string;
  readonly kind: TokenPurpose | 'already-registered';
}

export const SendAccountMail = defineJob<AccountMail>('identity.send-account-mail');

/**
 * Looks up the account and mails its owner, behind the request's back: so a request about an address costs the same
 * whether there is an account or not, and nobody can tell by the time it takes.
 */
@Injectable()
@HandlesJob(SendAccountMail)
export class SendAccountMailHandler implements JobHandler<AccountMail> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly tokens: OneTimeTokenStore,
    private readonly publisher: EventPublisher,
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: Settings,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  handle({ requestId, email, kind }: AccountMail): Promise<void> {
    return this.unitOfWork.run(async () => {
      const account = await this.accounts.findByEmail(email);
      if (account === undefined) return;
      const mail = await this.compose(requestId, account, kind);
      if (mail !== undefined) await this.publisher.publish(MailRequested(mail));
    });
  }

  private async compose(
    requestId: string,
    account: Account,
    kind: AccountMail['kind'],
  ): Promise<MailRequest | undefined> {
    const { email: to, name } = account;
    const { platformUrl } = this.settings;
    const key = `${kind}:${requestId}`;
    switch (kind) {
      case 'already-registered':
        return {
          key,
          to,
          template: kind,
          data: { name, signInLink: `${platformUrl}/sign-in`, resetLink: `${platformUrl}/forgot-password` },
        };
      case 'verify-email': {
        // Asked for twice, and proven in between: there is nothing left to prove.
        if (account.emailVerifiedAt !== null) return undefined;
        const token = await this.issue(requestId, account.id, kind);
        if (token === undefined) return undefined;
        const data = {
          name,
          link: `${platformUrl}/verify-email#token=${token}`,
          expiresInHours: tokenLifetimeMinutes[kind] / 60,
        };
        return { key, to, template: kind, data };
      }
      case 'reset-password': {
        const token = await this.issue(requestId, account.id, kind);
        if (token === undefined) return undefined;
        const data = {
          name,
          link: `${platformUrl}/reset-password#token=${token}`,
          expiresInMinutes: tokenLifetimeMinutes[kind],
        };
        return { key, to, template: kind, data };
      }
    }
  }

  /** The token, or undefined where an earlier run for the same request has mailed one. */
  private async issue(requestId: string, userId: string, purpose: TokenPurpose): Promise<string | undefined> {
    const token = this.ids.token();
    const expiresAt = new Date(this.clock.now().getTime() + tokenLifetimeMinutes[purpose] * 60_000);
    const issued = await this.tokens.issue({ requestId, userId, purpose, tokenHash: sha256(token), expiresAt });
    return issued ? token : undefined;
  }
}
