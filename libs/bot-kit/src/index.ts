export {
  type AccessRole,
  type ActScope,
  agent,
  covers,
  DEFAULT_GRANTS,
  type Grant,
  type GrantScope,
  type Membership,
  type MembershipStatus,
  PERMISSION_KEYS,
  type PermissionKey,
  type Principal,
  user,
} from './access/access.ts';
export { AccessError, type AccessErrorCode } from './access/access-error.ts';
export { AccessService, type MemberChange, type PlatformRole } from './access/access-service.ts';
export type { AccessStore, AccessTransaction } from './access/access-store.port.ts';
export { MemoryAccessStore } from './access/memory-access-store.ts';
export { SQLITE_ACCESS_SCHEMA, SqliteAccessStore } from './access/sqlite-access-store.ts';
export {
  type AssertionVerifierOptions,
  createAssertionVerifier,
  type VerifyAssertion,
} from './identity/assertion-verifier.ts';
export {
  type ActorResult,
  createHostedProxyActor,
  type HostedProxyActor,
  type NoActorReason,
} from './identity/hosted-proxy-actor.ts';
export {
  ASSERTION_HEADER,
  type HeaderSource,
  type Identity,
  IDENTITY_HEADERS,
  readIdentityHeaders,
} from './identity/identity-headers.ts';
export { type ExpressProvisionHandler, expressProvisionHandler } from './provision/express-provision-handler.ts';
export { type FetchProvisionHandler, fetchProvisionHandler } from './provision/fetch-provision-handler.ts';
export { type NodeProvisionHandler, nodeProvisionHandler } from './provision/node-provision-handler.ts';
export * from './provision/protocol.ts';
export {
  createProvisionRoutes,
  type ProvisionAnswer,
  type ProvisionRequest,
  type ProvisionRoutes,
  type ProvisionRoutesOptions,
} from './provision/provision-routes.ts';
export { requireProvisionSecret } from './provision/provision-secret.ts';
export { type ProvisionTarget, UnknownCompany, UnknownMember } from './provision/provision-target.port.ts';
export { SqliteSession } from './store/sqlite-session.ts';
export {
  createUsageReporter,
  type ReportUsage,
  type Usage,
  USAGE_REFUSALS,
  type UsageRefusal,
  type UsageReporterOptions,
  type UsageResult,
} from './usage/usage-reporter.ts';
