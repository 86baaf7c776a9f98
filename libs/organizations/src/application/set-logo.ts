import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, LiveUpdates } from '@moorage/kernel';
import type { Logo } from '../domain/logo.ts';
import { auditTargetOf } from './organization-audit.ts';
import { OrganizationBrandings } from './ports/organization-brandings.port.ts';
import { Organizations } from './ports/organizations.port.ts';

/** The picture was decoded and written anew before: that takes longer than a transaction should. */
@Audited('organization.logo-changed')
export class SetLogo extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly logo: Logo,
  ) {
    super();
  }
}

@CommandHandler(SetLogo)
export class SetLogoHandler implements ICommandHandler<SetLogo> {
  constructor(
    private readonly organizations: Organizations,
    private readonly brandings: OrganizationBrandings,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND */
  async execute({ orgId, logo }: SetLogo): Promise<void> {
    const organization = await this.organizations.lock(orgId);
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    const { logoHash } = await this.brandings.find(orgId);
    if (logoHash === logo.hash) return;
    await this.brandings.saveLogo(orgId, logo);
    await this.audit.record({
      action: 'organization.logo-changed',
      orgId,
      target: auditTargetOf(organization),
      before: { logo: logoHash },
      after: { logo: logo.hash },
    });
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
  }
}
