import { Global, Module } from '@nestjs/common';
import { Authenticator, PeopleDirectory, SessionDirectory, Settings, VerifiedDomains } from '@moorage/contracts';
import { Argon2PasswordHasher } from './adapters/argon2/argon2-password-hasher.ts';
import { AccountDirectory } from './adapters/contracts/account-directory.ts';
import { FileDnsResolver } from './adapters/dns/file-dns-resolver.ts';
import { NetworkDnsResolver } from './adapters/dns/network-dns-resolver.ts';
import { AuthController } from './adapters/http/auth.controller.ts';
import { DomainsController } from './adapters/http/domains.controller.ts';
import { MeController } from './adapters/http/me.controller.ts';
import { MyApiKeysController } from './adapters/http/my-api-keys.controller.ts';
import { MySessionsController } from './adapters/http/my-sessions.controller.ts';
import { OrgApiKeysController } from './adapters/http/org-api-keys.controller.ts';
import { PeopleController } from './adapters/http/people.controller.ts';
import { ForgetOrganizationWhenDeleted } from './adapters/postgres/forget-organization-when-deleted.ts';
import { PostgresAccountRepository } from './adapters/postgres/postgres-account-repository.ts';
import { PostgresApiKeyStore } from './adapters/postgres/postgres-api-key-store.ts';
import { PostgresAuthenticator } from './adapters/postgres/postgres-authenticator.ts';
import { PostgresDomainClaimStore } from './adapters/postgres/postgres-domain-claim-store.ts';
import { PostgresOneTimeTokenStore } from './adapters/postgres/postgres-one-time-token-store.ts';
import { PostgresSessionDirectory } from './adapters/postgres/postgres-session-directory.ts';
import { PostgresSessionStore } from './adapters/postgres/postgres-session-store.ts';
import { PostgresUseNotes } from './adapters/postgres/postgres-use-notes.ts';
import { PostgresVerifiedDomains } from './adapters/postgres/postgres-verified-domains.ts';
import { ListApiKeysHandler } from './adapters/postgres/queries/list-api-keys.ts';
import { ListDomainClaimsHandler } from './adapters/postgres/queries/list-domain-claims.ts';
import { ListPeopleHandler } from './adapters/postgres/queries/list-people.ts';
import { ListSessionsHandler } from './adapters/postgres/queries/list-sessions.ts';
import { TldtsPublicSuffixList } from './adapters/tldts/tldts-public-suffix-list.ts';
import { Attempts } from './application/attempts.ts';
import { ChangePasswordHandler } from './application/change-password.ts';
import { CheckDomainHandler } from './application/check-domain.ts';
import { ClaimDomainHandler } from './application/claim-domain.ts';
import { CreateApiKeyHandler } from './application/create-api-key.ts';
import { CreatePlatformAdminHandler } from './application/create-platform-admin.ts';
import { DomainChecker } from './application/domain-checker.ts';
import { EndOtherSessionsHandler } from './application/end-other-sessions.ts';
import { EndSessionHandler } from './application/end-session.ts';
import { GetAccountHandler } from './application/get-account.ts';
import { GrantPlatformAdminHandler } from './application/grant-platform-admin.ts';
import { AccountRepository } from './application/ports/account-repository.port.ts';
import { ApiKeyStore } from './application/ports/api-key-store.port.ts';
import { DnsResolver } from './application/ports/dns-resolver.port.ts';
import { DomainClaimStore } from './application/ports/domain-claim-store.port.ts';
import { OneTimeTokenStore } from './application/ports/one-time-token-store.port.ts';
import { PasswordHasher } from './application/ports/password-hasher.port.ts';
import { PublicSuffixList } from './application/ports/public-suffix-list.port.ts';
import { SessionStore } from './application/ports/session-store.port.ts';
import { RecheckDomainHandler } from './application/recheck-domain.ts';
import { RecheckDomainsHandler } from './application/recheck-domains.ts';
import { RegisterVerifiedPersonHandler } from './application/register-verified-person.ts';
import { RemoveDomainClaimHandler } from './application/remove-domain-claim.ts';
import { RenamePersonHandler } from './application/rename-person.ts';
import { RequestAccountMailHandler } from './application/request-account-mail.ts';
import { RequestDomainCheckHandler } from './application/request-domain-check.ts';
import { ResetPasswordHandler } from './application/reset-password.ts';
import { RevokeApiKeyHandler } from './application/revoke-api-key.ts';
import { RevokePlatformAdminHandler } from './application/revoke-platform-admin.ts';
import { SendAccountMailHandler } from './application/send-account-mail.ts';
import { SessionLifecycle } from './application/session-lifecycle.ts';
import { SignInHandler } from './application/sign-in.ts';
import { SignOutHandler } from './application/sign-out.ts';
import { SignUpHandler } from './application/sign-up.ts';
import { SweepExpiredCredentialsHandler } from './application/sweep-expired-credentials.ts';
import { VerifyEmailHandler } from './application/verify-email.ts';

const ports = [
  { provide: AccountRepository, useClass: PostgresAccountRepository },
  { provide: ApiKeyStore, useClass: PostgresApiKeyStore },
  { provide: DnsResolver, inject: [Settings], useFactory: chooseDnsResolver },
  { provide: DomainClaimStore, useClass: PostgresDomainClaimStore },
  { provide: OneTimeTokenStore, useClass: PostgresOneTimeTokenStore },
  { provide: PasswordHasher, useClass: Argon2PasswordHasher },
  { provide: PublicSuffixList, useClass: TldtsPublicSuffixList },
  { provide: SessionStore, useClass: PostgresSessionStore },
];

const contracts = [
  { provide: Authenticator, useClass: PostgresAuthenticator },
  { provide: PeopleDirectory, useClass: AccountDirectory },
  { provide: SessionDirectory, useClass: PostgresSessionDirectory },
  { provide: VerifiedDomains, useClass: PostgresVerifiedDomains },
];

const handlers = [
  ChangePasswordHandler,
  ClaimDomainHandler,
  CreateApiKeyHandler,
  CreatePlatformAdminHandler,
  EndOtherSessionsHandler,
  EndSessionHandler,
  GetAccountHandler,
  GrantPlatformAdminHandler,
  ListApiKeysHandler,
  ListDomainClaimsHandler,
  ListPeopleHandler,
  ListSessionsHandler,
  RegisterVerifiedPersonHandler,
  RemoveDomainClaimHandler,
  RenamePersonHandler,
  RequestAccountMailHandler,
  RequestDomainCheckHandler,
  ResetPasswordHandler,
  RevokeApiKeyHandler,
  RevokePlatformAdminHandler,
  SignInHandler,
  SignOutHandler,
  SignUpHandler,
  VerifyEmailHandler,
];

const jobs = [
  CheckDomainHandler,
  ForgetOrganizationWhenDeleted,
  RecheckDomainHandler,
  RecheckDomainsHandler,
  SendAccountMailHandler,
  SweepExpiredCredentialsHandler,
];

/** Where a file is named, nothing is asked over the network. */
function chooseDnsResolver({ dns: { file, servers, timeoutSeconds } }: Settings): DnsResolver {
  if (file !== undefined) return new FileDnsResolver(file);
  return new NetworkDnsResolver({ servers, timeoutMs: timeoutSeconds * 1000 });
}

/** People: their accounts, passwords, sessions and API keys; and the domains that organisations have proven. */
@Global()
@Module({
  controllers: [
    AuthController,
    MeController,
    MySessionsController,
    MyApiKeysController,
    OrgApiKeysController,
    DomainsController,
    PeopleController,
  ],
  providers: [
    ...ports,
    ...contracts,
    ...handlers,
    ...jobs,
    Attempts,
    DomainChecker,
    PostgresUseNotes,
    SessionLifecycle,
  ],
  exports: [Authenticator, PeopleDirectory, SessionDirectory, VerifiedDomains],
})
export class IdentityModule {}
