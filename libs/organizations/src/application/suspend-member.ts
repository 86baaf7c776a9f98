import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, DomainError } from '@moorage/kernel';
import { requireMayTouch } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { Roster } from './roster.ts';

@Audited('member.suspended')
export class SuspendMember extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly membershipId: string,
  ) {
    super();
  }
}

@CommandHandler(SuspendMember)
export class SuspendMemberHandler implements ICommandHandler<SuspendMember> {
  constructor(private readonly roster: Roster) {}

  /**
   * @throws DomainError MEMBER.NOT_FOUND, MEMBER.ROLE_ABOVE_OWN, MEMBER.ERASED, MEMBER.TRANSITION_NOT_ALLOWED,
   * ORG.LAST_OWNER, PERMISSION.DENIED
   */
  async execute({ orgId, actor, membershipId }: SuspendMember): Promise<void> {
    const member = await this.roster.lock(orgId, actor, 'members:suspend', membershipId);
    if (member.target.state.userId === actor.userId) {
      throw new DomainError('MEMBER.ROLE_ABOVE_OWN', {}, 'Nobody suspends themselves. You can leave instead.');
    }
    requireMayTouch(member.actorRole, member.target.state.role);
    const after = member.target.suspend();
    member.requireOwnerRemains(after);
    await this.roster.apply(orgId, [{ before: member.target, after }]);
  }
}
