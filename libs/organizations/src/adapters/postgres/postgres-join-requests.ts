import { Injectable } from '@nestjs/common';
import { allowedFrom, type Role } from '@moorage/kernel';
import { Database, type PreparedStatement } from '@moorage/platform';
import { JoinRequests, type Settlement } from '../../application/ports/join-requests.port.ts';
import { joinRequestTransitions, type JoinRequest, type JoinRequestStatus } from '../../domain/join-request.ts';
import { searchKey, sortKey } from './search-key.ts';

export interface JoinRequestRow {
  readonly id: string;
  readonly org_id: string;
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly domain: string;
  readonly status: JoinRequestStatus;
  readonly asked_at: Date;
  readonly decided_at: Date | null;
  readonly decider_user_id: string | null;
  readonly decider_name: string | null;
  readonly role: Role | null;
  readonly reason: string | null;
}

export function toJoinRequest(row: JoinRequestRow): JoinRequest {
  return {
    id: row.id,
    orgId: row.org_id,
    userId: row.user_id,
    name: row.name,
    email: row.email,
    domain: row.domain,
    status: row.status,
    askedAt: row.asked_at,
    decidedAt: row.decided_at,
    decidedBy: row.decider_user_id === null ? null : { userId: row.decider_user_id, name: row.decider_name ?? '' },
    role: row.role,
    reason: row.reason,
  };
}

/** Whoever joins asks this, most of them for nothing. The status is a literal, so that the partial index of open requests serves. */
const withdrawingOpen: PreparedStatement = {
  name: 'join-requests.withdraw-open',
  sql: `UPDATE join_requests SET status = 'WITHDRAWN', decided_at = $3
         WHERE org_id = $1 AND user_id = $2 AND status = 'PENDING'
     RETURNING id, org_id, user_id, name, email, domain, status, asked_at, decided_at, decider_user_id, decider_name, role, reason`,
};

@Injectable()
export class PostgresJoinRequests extends JoinRequests {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert({ id, orgId, userId, name, email, domain, askedAt }: JoinRequest): Promise<boolean> {
    const searchText = ` ${searchKey(name)} ${searchKey(email)}`;
    const { count } = await this.database.write(
      `INSERT INTO join_requests (id, org_id, user_id, name, email, sort_name, search_text, domain, status, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'PENDING', $9)
       ON CONFLICT (org_id, user_id) WHERE status = 'PENDING' DO NOTHING`,
      [id, orgId, userId, name, email, sortKey(name), searchText, domain, askedAt],
    );
    return count === 1;
  }

  override find(orgId: string, requestId: string): Promise<JoinRequest | undefined> {
    return this.select('org_id = $1 AND id = $2', [orgId, requestId]);
  }

  override findOfPerson(userId: string, requestId: string): Promise<JoinRequest | undefined> {
    return this.select('user_id = $1 AND id = $2', [userId, requestId]);
  }

  override findOpen(orgId: string, userId: string): Promise<JoinRequest | undefined> {
    return this.select(`org_id = $1 AND user_id = $2 AND status = 'PENDING'`, [orgId, userId]);
  }

  override async settle(orgId: string, requestId: string, settlement: Settlement): Promise<JoinRequest | undefined> {
    const { to, at } = settlement;
    const { rows } = await this.database.write<JoinRequestRow>(
      `UPDATE join_requests
          SET status = $3, decided_at = $4, decider_user_id = $5, decider_name = $6, role = $7, reason = $8
        WHERE org_id = $1 AND id = $2 AND status = ANY ($9) RETURNING *`,
      [
        orgId,
        requestId,
        to,
        at,
        'by' in settlement ? settlement.by.userId : null,
        'by' in settlement ? settlement.by.name : null,
        'role' in settlement ? settlement.role : null,
        'reason' in settlement ? settlement.reason : null,
        allowedFrom(joinRequestTransitions, to),
      ],
    );
    return rows.map(toJoinRequest)[0];
  }

  override async withdrawOpen(orgId: string, userId: string, at: Date): Promise<JoinRequest | undefined> {
    const { rows } = await this.database.write<JoinRequestRow>(withdrawingOpen, [orgId, userId, at]);
    return rows.map(toJoinRequest)[0];
  }

  private async select(condition: string, parameters: unknown[]): Promise<JoinRequest | undefined> {
    const rows = await this.database.query<JoinRequestRow>(
      `SELECT * FROM join_requests WHERE ${condition}`,
      parameters,
    );
    return rows.map(toJoinRequest)[0];
  }
}
