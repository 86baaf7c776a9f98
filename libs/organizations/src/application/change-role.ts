import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, DomainError, type Role } from '@moorage/kernel';
import { requireGrantable, requireMayTouch } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { Roster } from './roster.ts';

@Audited('member.role-changed')
export class ChangeRole extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly membershipId: string,
    readonly role: Role,
  ) {
    super();
  }
}

@CommandHandler(ChangeRole)
export class ChangeRoleHandler implements ICommandHandler<ChangeRole> {
  constructor(private readonly roster: Roster) {}

  /**
   * @throws DomainError MEMBER.NOT_FOUND, MEMBER.SELF_ROLE_CHANGE, MEMBER.ROLE_ABOVE_OWN, MEMBER.ERASED,
   * MEMBER.TRANSITION_NOT_ALLOWED, ROLE.NOT_GRANTABLE, ORG.LAST_OWNER, ORG.SEAT_LIMIT_REACHED, PERMISSION.DENIED
   */
  async execute({ orgId, actor, membershipId, role }: ChangeRole): Promise<void> {
    const member = await this.roster.lock(orgId, actor, 'members:change-role', membershipId);
    const { target, actorRole } = member;
    if (target.state.userId === actor.userId) throw new DomainError('MEMBER.SELF_ROLE_CHANGE');
    requireMayTouch(actorRole, target.state.role);
    requireGrantable(actorRole, role);
    const after = target.withRole(role);
    if (role === target.state.role) return;
    member.requireOwnerRemains(after);
    await this.roster.apply(orgId, [{ before: target, after }]);
  }
}
