import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError } from '@moorage/kernel';
import type { Actor } from './actor.ts';
import type { MembershipChange } from './membership-change.ts';
import { Roster } from './roster.ts';

/**
 * The new owner becomes OWNER and the old one ADMIN, in one transaction. A platform admin who is no member has no role to
 * give away: then the new owner joins the others.
 */
@Audited('organization.ownership-transferred', 'member.role-changed')
export class TransferOwnership extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly membershipId: string,
  ) {
    super();
  }
}

@CommandHandler(TransferOwnership)
export class TransferOwnershipHandler implements ICommandHandler<TransferOwnership> {
  constructor(
    private readonly roster: Roster,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError MEMBER.NOT_FOUND, MEMBER.SELF_ROLE_CHANGE, MEMBER.TRANSITION_NOT_ALLOWED, PERMISSION.DENIED */
  async execute({ orgId, actor, membershipId }: TransferOwnership): Promise<void> {
    const { target, actorMembership: former } = await this.roster.lock(orgId, actor, 'org:transfer', membershipId);
    if (target.state.userId === actor.userId) throw new DomainError('MEMBER.SELF_ROLE_CHANGE');
    if (target.state.status !== 'ACTIVE' || target.isActiveOwner) {
      throw new DomainError(
        'MEMBER.TRANSITION_NOT_ALLOWED',
        {},
        'Ownership goes to an active member who is no owner yet.',
      );
    }
    const changes: MembershipChange[] = [{ before: target, after: target.withRole('OWNER') }];
    if (former?.isActiveOwner) changes.push({ before: former, after: former.withRole('ADMIN') });
    await this.roster.apply(orgId, changes, { by: actor.userId });
    const { id, name, email, role } = target.state;
    await this.audit.record({
      action: 'organization.ownership-transferred',
      orgId,
      target: { type: 'membership', id, label: `${name} <${email}>` },
      before: { role, ...(former?.isActiveOwner && { formerOwner: 'OWNER' }) },
      after: { role: 'OWNER', ...(former?.isActiveOwner && { formerOwner: 'ADMIN' }) },
    });
  }
}
