import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, Clock, DomainError } from '@moorage/kernel';
import { daysAfter, deletionDelayDays, organizationMoves } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { OrganizationLifecycle } from './organization-lifecycle.ts';
import { Organizations } from './ports/organizations.port.ts';

/** An owner closes the organisation, and typed its name; or a platform admin does, and may say why. */
export type DeactivationRequest =
  | { readonly by: 'owner'; readonly typedName: string }
  | { readonly by: 'platform-admin'; readonly reason: string | null };

/** Its bot stops, its data is kept for a while, and then all of it is deleted. Until then it can be undone. */
@Audited('organization.deactivated')
export class DeactivateOrganization extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly request: DeactivationRequest,
  ) {
    super();
  }
}

@CommandHandler(DeactivateOrganization)
export class DeactivateOrganizationHandler implements ICommandHandler<DeactivateOrganization> {
  constructor(
    private readonly lifecycle: OrganizationLifecycle,
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.NAME_MISMATCH, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId, request }: DeactivateOrganization): Promise<void> {
    const at = this.clock.now();
    const deleteAfter = daysAfter(at, deletionDelayDays);
    const { deactivate, deactivateAsAdmin } = organizationMoves;
    await this.lifecycle.change(orgId, 'organization.deactivated', ({ name }) => {
      if (request.by === 'owner' && request.typedName.trim() !== name) {
        throw new DomainError('ORG.NAME_MISMATCH', { field: 'name' });
      }
      const { from } = request.by === 'owner' ? deactivate : deactivateAsAdmin;
      const reason = request.by === 'owner' ? null : request.reason;
      return this.organizations.deactivate(orgId, { from, reason, at, deleteAfter });
    });
    const data = { deletedOn: deleteAfter.toISOString() };
    await this.announcements.tell(orgId, { kind: 'organization.deactivated', data });
  }
}
