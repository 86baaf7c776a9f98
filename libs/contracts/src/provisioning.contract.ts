/** `pending`: will be told; `synced`: the bot answered; `retrying`: it failed and will be tried again at `nextAttemptAt`. */
export type SyncState = 'pending' | 'synced' | 'retrying';

export interface SyncView {
  readonly membershipId: string;
  readonly instanceId: string;
  readonly state: SyncState;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  /** Why the last try failed, in words for members: never a stack or an address. */
  readonly lastError: string | null;
}

export interface ReconciliationReport {
  readonly instanceId: string;
  readonly compared: number;
  readonly added: number;
  readonly removed: number;
  readonly roleChanged: number;
  readonly unchanged: number;
}

/** Telling bots about companies and members. Implemented by `provisioning`. */
export abstract class BotProvisioning {
  /**
   * Tells a started bot its company (idempotent by tenant id). `baseUrl` and secret come from the saga, before the instance is RUNNING.
   * @throws DomainError BOT.UNREACHABLE, BOT.REFUSED
   */
  abstract provisionCompany(
    bot: { instanceId: string; baseUrl: string; provisionSecret: string },
    company: { orgId: string; orgName: string; owner: { userId: string; email: string; name: string } },
  ): Promise<{ companyId: string }>;
  /** Makes the bot's member list equal to the org's, over the instance's connection; for a new instance and for reconciliation. */
  abstract reconcile(instanceId: string): Promise<ReconciliationReport>;
  /** The sync states of memberships of one org, for member lists. */
  abstract statesFor(orgId: string, membershipIds: readonly string[]): Promise<SyncView[]>;
}
