import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import { moveInHierarchy } from '../domain/organization-hierarchy.ts';
import { auditTargetOf } from './organization-audit.ts';
import { OrganizationHierarchy } from './ports/organization-hierarchy.port.ts';
import { Organizations } from './ports/organizations.port.ts';

/** A platform admin says below which organisation one stands, or that it stands alone. */
@Audited('organization.parent-set')
export class SetParent extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly parentId: string | null,
  ) {
    super();
  }
}

@CommandHandler(SetParent)
export class SetParentHandler implements ICommandHandler<SetParent> {
  constructor(
    private readonly organizations: Organizations,
    private readonly hierarchy: OrganizationHierarchy,
    private readonly audit: AuditTrail,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.HIERARCHY_CYCLE, ORG.HIERARCHY_TOO_DEEP naming `parentId` */
  async execute({ orgId, parentId }: SetParent): Promise<void> {
    const organization = isUuid(orgId) ? await this.organizations.find(orgId) : undefined;
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    const parent = parentId === null ? undefined : await this.organizations.find(parentId);
    if (parentId !== null && parent === undefined) throw new DomainError('ORG.NOT_FOUND', { field: 'parentId' });
    const [id, parentOrgId] = [organization.id, parent?.id ?? null];
    const places = await this.hierarchy.lockTreesOf(parentOrgId === null ? [id] : [id, parentOrgId]);
    const before = places.get(id)?.parentId ?? null;
    if (before === parentOrgId) return;
    const moved = moveInHierarchy(places, id, parentOrgId);
    await this.hierarchy.save(moved);
    await this.audit.record({
      action: 'organization.parent-set',
      orgId: id,
      target: auditTargetOf(organization),
      before: { parentId: before },
      after: { parentId: parentOrgId, ...(parent && { parent: parent.name }) },
    });
    for (const movedId of moved.keys()) await this.liveUpdates.forOrg(movedId, 'organization', movedId);
  }
}
