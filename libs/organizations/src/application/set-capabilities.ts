import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import type { Capabilities } from '../domain/capabilities.ts';
import { HostingGate } from './hosting-gate.ts';
import { auditTargetOf } from './organization-audit.ts';
import { OrganizationCapabilities } from './ports/organization-capabilities.port.ts';
import { Organizations } from './ports/organizations.port.ts';

@Audited('organization.capabilities-set')
export class SetCapabilities extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly capabilities: Capabilities,
  ) {
    super();
  }
}

@CommandHandler(SetCapabilities)
export class SetCapabilitiesHandler implements ICommandHandler<SetCapabilities> {
  constructor(
    private readonly organizations: Organizations,
    private readonly capabilities: OrganizationCapabilities,
    private readonly gate: HostingGate,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  /** Publishers that an organisation has keep their role when it stops to host. @throws DomainError HOST_ORGS_GATED, ORG.NOT_FOUND */
  async execute({ orgId, capabilities: { canSponsor, canHost } }: SetCapabilities): Promise<void> {
    this.gate.requireMayHost(canHost);
    const organization = isUuid(orgId) ? await this.organizations.lock(orgId) : undefined;
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    const before = await this.capabilities.find(orgId);
    if (before.canSponsor === canSponsor && before.canHost === canHost) return;
    await this.capabilities.save(orgId, { canSponsor, canHost });
    await this.audit.record({
      action: 'organization.capabilities-set',
      orgId,
      target: auditTargetOf(organization),
      before: { ...before },
      after: { canSponsor, canHost },
    });
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
  }
}
