import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, DomainError, type Role } from '@moorage/kernel';
import { requireGrantable, requireStepDown } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { Roster } from './roster.ts';

/** The one change of role that people make to themselves. */
@Audited('member.role-changed')
export class StepDown extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly role: Role,
  ) {
    super();
  }
}

@CommandHandler(StepDown)
export class StepDownHandler implements ICommandHandler<StepDown> {
  constructor(private readonly roster: Roster) {}

  /** @throws DomainError MEMBER.NOT_FOUND, MEMBER.SELF_ROLE_CHANGE, ROLE.NOT_GRANTABLE, ORG.LAST_OWNER, ORG.SEAT_LIMIT_REACHED */
  async execute({ orgId, actor, role }: StepDown): Promise<void> {
    if (actor.membershipId === undefined) throw new DomainError('MEMBER.NOT_FOUND');
    const member = await this.roster.lock(orgId, actor, 'org:read', actor.membershipId);
    requireStepDown(member.actorRole, role);
    requireGrantable(member.actorRole, role);
    const after = member.target.withRole(role);
    member.requireOwnerRemains(after);
    await this.roster.apply(orgId, [{ before: member.target, after }], { by: actor.userId });
  }
}
