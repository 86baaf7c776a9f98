import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import { requireMayTouch } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { Roster } from './roster.ts';

/** Softly: the row stays, and comes back to life when the person joins again. */
@Audited('member.removed')
export class RemoveMember extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly membershipId: string,
  ) {
    super();
  }
}

@CommandHandler(RemoveMember)
export class RemoveMemberHandler implements ICommandHandler<RemoveMember> {
  constructor(private readonly roster: Roster) {}

  /**
   * @throws DomainError MEMBER.NOT_FOUND, MEMBER.ROLE_ABOVE_OWN, MEMBER.ERASED, MEMBER.TRANSITION_NOT_ALLOWED,
   * ORG.LAST_OWNER, PERMISSION.DENIED
   */
  async execute({ orgId, actor, membershipId }: RemoveMember): Promise<void> {
    const member = await this.roster.lock(orgId, actor, 'members:remove', membershipId);
    requireMayTouch(member.actorRole, member.target.state.role);
    const after = member.target.remove();
    member.requireOwnerRemains(after);
    await this.roster.apply(orgId, [{ before: member.target, after }]);
  }
}
