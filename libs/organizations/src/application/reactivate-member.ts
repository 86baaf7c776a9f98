import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import { requireMayTouch } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { Roster } from './roster.ts';

/** Ends a suspension; takes a seat where the role has one. */
@Audited('member.reactivated')
export class ReactivateMember extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly membershipId: string,
  ) {
    super();
  }
}

@CommandHandler(ReactivateMember)
export class ReactivateMemberHandler implements ICommandHandler<ReactivateMember> {
  constructor(private readonly roster: Roster) {}

  /**
   * @throws DomainError MEMBER.NOT_FOUND, MEMBER.ROLE_ABOVE_OWN, MEMBER.ERASED, MEMBER.TRANSITION_NOT_ALLOWED,
   * ORG.SEAT_LIMIT_REACHED, PERMISSION.DENIED
   */
  async execute({ orgId, actor, membershipId }: ReactivateMember): Promise<void> {
    const { target, actorRole } = await this.roster.lock(orgId, actor, 'members:suspend', membershipId);
    requireMayTouch(actorRole, target.state.role);
    await this.roster.apply(orgId, [{ before: target, after: target.reactivate() }]);
  }
}
