import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, DomainError } from '@moorage/kernel';
import type { Actor } from './actor.ts';
import { Roster } from './roster.ts';

@Audited('member.left')
export class LeaveOrganization extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(LeaveOrganization)
export class LeaveOrganizationHandler implements ICommandHandler<LeaveOrganization> {
  constructor(private readonly roster: Roster) {}

  /** @throws DomainError MEMBER.NOT_FOUND for who is no member, ORG.LAST_OWNER */
  async execute({ orgId, actor }: LeaveOrganization): Promise<void> {
    if (actor.membershipId === undefined) throw new DomainError('MEMBER.NOT_FOUND');
    const member = await this.roster.lock(orgId, actor, 'org:read', actor.membershipId);
    const after = member.target.remove();
    member.requireOwnerRemains(after);
    await this.roster.apply(orgId, [{ before: member.target, after }], { left: true });
  }
}
