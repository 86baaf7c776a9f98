import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, LiveUpdates } from '@moorage/kernel';
import { parseColor } from '../domain/brand-color.ts';
import { auditTargetOf } from './organization-audit.ts';
import { OrganizationBrandings } from './ports/organization-brandings.port.ts';
import { Organizations } from './ports/organizations.port.ts';

@Audited('organization.color-changed')
export class SetBrandColor extends Command<void> {
  constructor(
    readonly orgId: string,
    /** `#0f6380`; null takes it away. */
    readonly color: string | null,
  ) {
    super();
  }
}

@CommandHandler(SetBrandColor)
export class SetBrandColorHandler implements ICommandHandler<SetBrandColor> {
  constructor(
    private readonly organizations: Organizations,
    private readonly brandings: OrganizationBrandings,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.COLOR_INVALID naming `color`, ORG.NOT_FOUND */
  async execute({ orgId, color }: SetBrandColor): Promise<void> {
    const after = color === null ? null : parseColor(color);
    const organization = await this.organizations.lock(orgId);
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    const before = await this.brandings.find(orgId);
    if (before.color === after) return;
    await this.brandings.saveColor(orgId, after);
    await this.audit.record({
      action: 'organization.color-changed',
      orgId,
      target: auditTargetOf(organization),
      before: { color: before.color },
      after: { color: after },
    });
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
  }
}
