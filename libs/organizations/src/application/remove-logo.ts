import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, LiveUpdates } from '@moorage/kernel';
import { auditTargetOf } from './organization-audit.ts';
import { OrganizationBrandings } from './ports/organization-brandings.port.ts';
import { Organizations } from './ports/organizations.port.ts';

@Audited('organization.logo-removed')
export class RemoveLogo extends Command<void> {
  constructor(readonly orgId: string) {
    super();
  }
}

@CommandHandler(RemoveLogo)
export class RemoveLogoHandler implements ICommandHandler<RemoveLogo> {
  constructor(
    private readonly organizations: Organizations,
    private readonly brandings: OrganizationBrandings,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  /** Once more is no error. @throws DomainError ORG.NOT_FOUND */
  async execute({ orgId }: RemoveLogo): Promise<void> {
    const organization = await this.organizations.lock(orgId);
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    const { logoHash } = await this.brandings.find(orgId);
    if (logoHash === null) return;
    await this.brandings.removeLogo(orgId);
    await this.audit.record({
      action: 'organization.logo-removed',
      orgId,
      target: auditTargetOf(organization),
      before: { logo: logoHash },
    });
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
  }
}
