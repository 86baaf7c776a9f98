import { BotProvisioning, type ReconciliationReport, type SyncView } from '@moorage/contracts';
import { DomainError } from '@moorage/kernel';

/** Bots that know their companies; each call can be made to fail. */
export class InMemoryBotProvisioning extends BotProvisioning {
  /** By organisation: the company's id, and the address it was last told at. */
  readonly companies = new Map<string, { companyId: string; baseUrl: string; calls: number; admin: string }>();
  readonly reconciled: string[] = [];
  /** Code of the refusal that every call meets. */
  fails: 'BOT.UNREACHABLE' | 'BOT.REFUSED' | undefined;

  override async provisionCompany(
    { baseUrl }: { baseUrl: string },
    { orgId, owner }: { orgId: string; owner: { userId: string } },
  ): Promise<{ companyId: string }> {
    this.refuse();
    const known = this.companies.get(orgId);
    const companyId = known?.companyId ?? `company-${this.companies.size + 1}`;
    this.companies.set(orgId, {
      companyId,
      baseUrl,
      calls: (known?.calls ?? 0) + 1,
      admin: known?.admin ?? owner.userId,
    });
    return { companyId };
  }

  override async reconcile(instanceId: string): Promise<ReconciliationReport> {
    this.refuse();
    this.reconciled.push(instanceId);
    return { instanceId, compared: 1, added: 0, removed: 0, roleChanged: 0, unchanged: 1 };
  }

  override statesFor(): Promise<SyncView[]> {
    return Promise.resolve([]);
  }

  private refuse(): void {
    if (this.fails !== undefined) throw new DomainError(this.fails, {}, 'The bot is not answering.');
  }
}
