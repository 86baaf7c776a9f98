import type { CommandBus } from '@nestjs/cqrs';
import { LiveUpdates } from '@moorage/kernel';
import {
  FixedClock,
  ImmediateUnitOfWork,
  InMemoryRateLimiter,
  RecordingAuditTrail,
  RecordingBroadcast,
  RecordingJobQueue,
  RecordingPublisher,
  SequentialIds,
} from '@moorage/kernel/testing';
import { Settings } from '@moorage/contracts';
import { Attempts } from '../application/attempts.ts';
import { GrantPlatformAdmin, GrantPlatformAdminHandler } from '../application/grant-platform-admin.ts';
import { RegisterVerifiedPerson, RegisterVerifiedPersonHandler } from '../application/register-verified-person.ts';
import { SendAccountMailHandler, type AccountMail } from '../application/send-account-mail.ts';
import { SessionLifecycle } from '../application/session-lifecycle.ts';
import { SignInHandler } from '../application/sign-in.ts';
import { SignUpHandler } from '../application/sign-up.ts';
import type { Account } from '../domain/account.ts';
import { InMemoryAccountRepository } from './in-memory-account-repository.ts';
import { InMemoryApiKeyStore } from './in-memory-api-key-store.ts';
import { InMemoryOneTimeTokenStore } from './in-memory-one-time-token-store.ts';
import { InMemorySessionStore } from './in-memory-session-store.ts';
import { PlainPasswordHasher } from './plain-password-hasher.ts';

export const goodPassword = 'quiet harbour lantern';
export const otherPassword = 'tides under copper moons';
export const browser = { ip: '192.0.2.7', userAgent: 'Browser/1.0' };

const settings = {
  platformUrl: 'https://moorage.example',
  session: { idleMinutes: 60, absoluteHours: 24 },
} as Settings;

/** Identity on in-memory adapters: everything a use case may ask for, and what a test may look at. */
export class IdentityBed {
  readonly accounts = new InMemoryAccountRepository();
  readonly tokens = new InMemoryOneTimeTokenStore();
  readonly sessionStore = new InMemorySessionStore();
  readonly apiKeys = new InMemoryApiKeyStore();
  readonly hasher = new PlainPasswordHasher();
  readonly clock = new FixedClock();
  readonly ids = new SequentialIds();
  readonly unitOfWork = new ImmediateUnitOfWork();
  readonly publisher = new RecordingPublisher();
  readonly audit = new RecordingAuditTrail();
  readonly jobs = new RecordingJobQueue();
  readonly broadcast = new RecordingBroadcast();
  readonly live = new LiveUpdates(this.broadcast);
  readonly attempts = new Attempts(new InMemoryRateLimiter(this.clock));
  readonly sessions = new SessionLifecycle(
    this.sessionStore,
    this.ids,
    this.clock,
    settings,
    this.broadcast,
    this.live,
    this.audit,
  );

  readonly signUp = new SignUpHandler(
    this.accounts,
    this.attempts,
    this.hasher,
    this.unitOfWork,
    this.jobs,
    this.live,
    this.audit,
    this.ids,
    this.clock,
  );
  readonly signIn = new SignInHandler(
    this.accounts,
    this.attempts,
    this.hasher,
    this.sessions,
    this.unitOfWork,
    this.jobs,
    this.ids,
  );
  readonly sendAccountMail = new SendAccountMailHandler(
    this.accounts,
    this.tokens,
    this.publisher,
    this.unitOfWork,
    settings,
    this.ids,
    this.clock,
  );
  readonly registerVerified = new RegisterVerifiedPersonHandler(
    this.accounts,
    this.hasher,
    this.publisher,
    this.live,
    this.audit,
    this.ids,
    this.clock,
  );
  readonly grantPlatformAdmin = new GrantPlatformAdminHandler(this.accounts, this.broadcast, this.live, this.audit);

  /** The bus, as far as use cases here send to one another. */
  readonly bus = {
    execute: (command: unknown): Promise<unknown> => {
      if (command instanceof RegisterVerifiedPerson) return this.registerVerified.execute(command);
      if (command instanceof GrantPlatformAdmin) return this.grantPlatformAdmin.execute(command);
      throw new Error('No use case here sends this');
    },
  } as CommandBus;

  /** A verified account with `goodPassword`. */
  aPerson(email = 'kim@acme.example', name = 'Kim Reed'): Promise<Account> {
    return this.registerVerified.execute(new RegisterVerifiedPerson(email, name, goodPassword));
  }

  /** An account with `goodPassword` whose address nobody has proven. */
  async anUnverifiedPerson(email = 'kim@acme.example', name = 'Kim Reed'): Promise<Account> {
    const createdAt = this.clock.now();
    const passwordHash = `plain:${goodPassword}`;
    const id = this.ids.uuid();
    await this.accounts.add({ id, email, name, passwordHash, createdAt });
    return (await this.accounts.find(id))!;
  }

  /** Runs the mail jobs that are queued. */
  async runMailJobs(): Promise<void> {
    for (const { data } of this.jobs.jobs.splice(0)) await this.sendAccountMail.handle(data as AccountMail);
  }

  /** Ids of sessions that were told to have ended. */
  get endedSessions(): string[] {
    return this.broadcast.messages
      .filter(({ channel }) => channel === 'access')
      .flatMap(({ message }) => (message as { sessionId?: string }).sessionId ?? []);
  }
}
