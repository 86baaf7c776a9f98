import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError } from '@moorage/kernel';
import type { OrganizationState } from '../domain/organization.ts';
import { auditTargetOf } from './organization-audit.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { Organizations } from './ports/organizations.port.ts';

/** Makes a team of somebody's personal organisation: bot, data and address stay; others can be invited from now on. */
@Audited('organization.converted-to-team')
export class ConvertToTeam extends Command<OrganizationState> {
  constructor(readonly orgId: string) {
    super();
  }
}

@CommandHandler(ConvertToTeam)
export class ConvertToTeamHandler implements ICommandHandler<ConvertToTeam> {
  constructor(
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.TRANSITION_NOT_ALLOWED where it is a team */
  async execute({ orgId }: ConvertToTeam): Promise<OrganizationState> {
    const organization = await this.organizations.convertToTeam(orgId);
    if (organization === undefined) throw new DomainError('ORG.TRANSITION_NOT_ALLOWED');
    await this.audit.record({
      action: 'organization.converted-to-team',
      orgId,
      target: auditTargetOf(organization),
      before: { type: 'personal' },
      after: { type: 'team' },
    });
    await this.announcements.changed(organization);
    return organization;
  }
}
