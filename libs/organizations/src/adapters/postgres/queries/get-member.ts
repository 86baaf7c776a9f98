import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, isUuid } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { MemberView } from '../../http/member.dto.ts';
import { membershipColumns, type MembershipRow } from '../postgres-memberships.ts';
import { MemberViews } from './member-views.ts';

/** One member, in whatever status. Who acts without a membership asks for none. */
export class GetMember extends Query<MemberView> {
  constructor(
    readonly orgId: string,
    readonly membershipId: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetMember)
export class GetMemberHandler implements IQueryHandler<GetMember> {
  constructor(
    private readonly database: Database,
    private readonly views: MemberViews,
  ) {}

  /** @throws DomainError MEMBER.NOT_FOUND */
  async execute({ orgId, membershipId }: GetMember): Promise<MemberView> {
    const rows =
      membershipId !== undefined && isUuid(membershipId)
        ? await this.database.query<MembershipRow>(
            `SELECT ${membershipColumns} FROM memberships WHERE org_id = $1 AND id = $2`,
            [orgId, membershipId],
          )
        : [];
    const [member] = await this.views.of(orgId, rows);
    if (member === undefined) throw new DomainError('MEMBER.NOT_FOUND');
    return member;
  }
}
