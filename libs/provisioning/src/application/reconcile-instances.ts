import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InstanceDirectory, TenantDirectory, type ReconciliationReport } from '@moorage/contracts';
import { AuditTrail, Audited, DomainError, UnitOfWork } from '@moorage/kernel';
import { inParallel } from './in-parallel.ts';
import { InstanceReconciliation } from './instance-reconciliation.ts';

const pageSize = 200;
const parallel = 4;

/** A report, or, with zeros, why there is none. */
export interface ReconciliationResult extends ReconciliationReport {
  /** Code of what went wrong, such as `BOT.UNREACHABLE`. */
  readonly error?: string;
}

/**
 * Compares and repairs all running instances of one organisation, or (null) of all, and waits for it. It speaks with bots,
 * so it runs outside any transaction: execute it on the CommandBus.
 * @throws DomainError ORG.NOT_FOUND
 */
@Audited('provisioning.reconciled')
export class ReconcileInstances extends Command<ReconciliationResult[]> {
  constructor(readonly orgId: string | null) {
    super();
  }
}

@CommandHandler(ReconcileInstances)
export class ReconcileInstancesHandler implements ICommandHandler<ReconcileInstances> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly instances: InstanceDirectory,
    private readonly reconciliation: InstanceReconciliation,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ orgId }: ReconcileInstances): Promise<ReconciliationResult[]> {
    const targets = await this.targets(orgId);
    const results = await inParallel(targets, parallel, (instanceId) => this.reconcile(instanceId));
    await this.record(orgId, results);
    return results;
  }

  /** One entry for what was asked for, with what came of it: in the log of the organisation, or of the installation. */
  private record(orgId: string | null, results: readonly ReconciliationResult[]): Promise<void> {
    const sum = (count: (result: ReconciliationResult) => number): number =>
      results.reduce((total, result) => total + count(result), 0);
    return this.unitOfWork.run(() =>
      this.audit.record({
        action: 'provisioning.reconciled',
        ...(orgId !== null && { orgId }),
        after: {
          instances: results.length,
          failed: sum(({ error }) => (error === undefined ? 0 : 1)),
          added: sum(({ added }) => added),
          removed: sum(({ removed }) => removed),
          roleChanged: sum(({ roleChanged }) => roleChanged),
        },
      }),
    );
  }

  private async targets(orgId: string | null): Promise<string[]> {
    if (orgId !== null) {
      if ((await this.tenants.findOrg(orgId)) === undefined) throw new DomainError('ORG.NOT_FOUND', { field: 'orgId' });
      const instances = await this.instances.statusesForOrg(orgId);
      return instances.filter(({ status }) => status === 'RUNNING').map(({ instanceId }) => instanceId);
    }
    const all: string[] = [];
    for (;;) {
      const after = all.at(-1);
      const page = await this.instances.listProvisioned({
        limit: pageSize,
        ...(after !== undefined && { afterInstanceId: after }),
      });
      all.push(...page.map(({ instanceId }) => instanceId));
      if (page.length < pageSize) return all;
    }
  }

  private async reconcile(instanceId: string): Promise<ReconciliationResult> {
    try {
      return await this.reconciliation.reconcile(instanceId);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { instanceId, compared: 0, added: 0, removed: 0, roleChanged: 0, unchanged: 0, error: error.code };
    }
  }
}
