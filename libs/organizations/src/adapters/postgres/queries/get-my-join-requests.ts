import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { VerifiedDomains } from '@moorage/contracts';
import { Clock } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { currentStatuses } from '../../../domain/membership.ts';
import { domainOf } from '../../../domain/join-request.ts';
import { myJoinRequestView } from '../../http/join-request-view.ts';
import type { JoinOfferView, MyJoinRequests } from '../../http/join-request.dto.ts';
import { toJoinRequest, type JoinRequestRow } from '../postgres-join-requests.ts';

/** What a person asked for, and what they could ask for: the organisation that has proven the domain of their address. */
export class GetMyJoinRequests extends Query<MyJoinRequests> {
  constructor(readonly person: { readonly userId: string; readonly email: string; readonly emailVerified: boolean }) {
    super();
  }
}

/** Older ones interest nobody. */
const shown = 10;

@QueryHandler(GetMyJoinRequests)
export class GetMyJoinRequestsHandler implements IQueryHandler<GetMyJoinRequests> {
  constructor(
    private readonly database: Database,
    private readonly domains: VerifiedDomains,
    private readonly clock: Clock,
  ) {}

  async execute({ person }: GetMyJoinRequests): Promise<MyJoinRequests> {
    const [offer, rows] = await Promise.all([
      person.emailVerified ? this.offerFor(person) : undefined,
      this.database.query<JoinRequestRow & { org_name: string }>(
        `SELECT r.*, o.name AS org_name FROM join_requests r JOIN organizations o ON o.id = r.org_id
          WHERE r.user_id = $1 ORDER BY r.asked_at DESC, r.id DESC LIMIT ${shown}`,
        [person.userId],
      ),
    ]);
    const items = rows.map((row) => myJoinRequestView(toJoinRequest(row), row.org_name));
    return { ...(offer && { offer }), items };
  }

  /** Nothing where the organisation takes nobody, or has the person already. */
  private async offerFor({ userId, email }: { userId: string; email: string }): Promise<JoinOfferView | undefined> {
    const domain = domainOf(email);
    const owner = await this.domains.ownerOf(domain);
    if (owner === undefined) return undefined;
    const [organization] = await this.database.query<{ id: string; name: string; invited: boolean }>(
      `SELECT o.id, o.name,
              EXISTS (SELECT FROM invitations i
                       WHERE i.org_id = o.id AND i.email = $3 AND i.status = 'PENDING' AND i.expires_at > $4) AS invited
         FROM organizations o
        WHERE o.id = $1 AND o.status = 'ACTIVE' AND o.personal_user_id IS NULL
          AND NOT EXISTS (SELECT FROM memberships m WHERE m.org_id = o.id AND m.user_id = $2 AND m.status = ANY ($5))`,
      [owner.orgId, userId, email, this.clock.now(), currentStatuses],
    );
    return (
      organization && { orgId: organization.id, orgName: organization.name, domain, invited: organization.invited }
    );
  }
}
