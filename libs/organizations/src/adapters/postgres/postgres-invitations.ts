import { Injectable } from '@nestjs/common';
import { allowedFrom, roles, type Role } from '@moorage/kernel';
import { Database, type PreparedStatement } from '@moorage/platform';
import { Invitations, type InvitationToAccept, type Sending } from '../../application/ports/invitations.port.ts';
import {
  invitationTransitions,
  invitationTtl,
  invitationsAnHour,
  type Invitation,
  type InvitationStatus,
} from '../../domain/invitation.ts';
import { currentStatuses } from '../../domain/membership.ts';
import { roleOrder } from '../../domain/role-table.ts';

export interface InvitationRow {
  readonly id: string;
  readonly org_id: string;
  readonly email: string;
  readonly role: Role;
  readonly status: InvitationStatus;
  readonly token_hash: string;
  readonly inviter_user_id: string;
  readonly inviter_name: string;
  readonly inviter_email: string;
  readonly ttl_days: number;
  readonly times_sent: number;
  readonly created_at: Date;
  readonly sent_at: Date;
  readonly expires_at: Date;
  readonly accepted_at: Date | null;
  readonly accepted_by: string | null;
}

export function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    orgId: row.org_id,
    email: row.email,
    role: row.role,
    status: row.status,
    tokenHash: row.token_hash,
    invitedBy: { userId: row.inviter_user_id, name: row.inviter_name, email: row.inviter_email },
    ttlDays: row.ttl_days,
    timesSent: row.times_sent,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    acceptedBy: row.accepted_by,
  };
}

const findingToAccept: PreparedStatement = {
  name: 'invitations.find-to-accept',
  // The roles are named so that the index, which has them before the address, can be used.
  sql: `SELECT i.id, i.org_id, i.email, i.role, i.status, i.token_hash, i.inviter_user_id, i.inviter_name, i.inviter_email, i.ttl_days,
               i.times_sent, i.created_at, i.sent_at, i.expires_at, i.accepted_at, i.accepted_by,
               EXISTS (
                 SELECT 1 FROM organizations o
                  WHERE o.id = i.org_id AND o.status = 'ACTIVE' AND o.seats_used >= o.seats_total
                    AND NOT EXISTS (SELECT 1 FROM memberships
                                     WHERE org_id = o.id AND status = ANY ($2) AND role_order = ANY ($3) AND email = i.email)
               ) AS finds_no_seat
          FROM invitations i WHERE token_hash = $1`,
};

const accepting: PreparedStatement = {
  name: 'invitations.accept',
  sql: `UPDATE invitations SET status = 'ACCEPTED', accepted_at = $2, accepted_by = $3
         WHERE token_hash = $1 AND status = ANY ($4) AND expires_at > $2`,
};

@Injectable()
export class PostgresInvitations extends Invitations {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: string, invitationId: string): Promise<Invitation | undefined> {
    return this.select('id = $1 AND org_id = $2', [invitationId, orgId]);
  }

  override async findByTokenHash(tokenHash: string): Promise<Invitation | undefined> {
    return this.select('token_hash = $1', [tokenHash]);
  }

  override async findToAccept(tokenHash: string): Promise<InvitationToAccept | undefined> {
    const [row] = await this.database.query<InvitationRow & { finds_no_seat: boolean }>(findingToAccept, [
      tokenHash,
      currentStatuses,
      roles.map(roleOrder),
    ]);
    return row && { invitation: toInvitation(row), findsNoSeat: row.finds_no_seat };
  }

  override async findPending(orgId: string, email: string): Promise<Invitation | undefined> {
    return this.select(`org_id = $1 AND email = $2 AND status = 'PENDING'`, [orgId, email]);
  }

  override async listPending(orgId: string, emails: readonly string[]): Promise<Invitation[]> {
    return this.selectAll(`org_id = $1 AND email = ANY ($2) AND status = 'PENDING'`, [orgId, emails]);
  }

  override async insertOrRenew(invitation: Invitation): Promise<Invitation> {
    const { id, orgId, email, role, tokenHash, invitedBy, ttlDays, createdAt, sentAt, expiresAt } = invitation;
    const { rows } = await this.database.write<InvitationRow>(
      `INSERT INTO invitations AS i (id, org_id, email, role, status, token_hash, inviter_user_id, inviter_name, inviter_email,
                                     ttl_days, times_sent, created_at, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, 'PENDING', $5, $6, $7, $8, $9, 1, $10, $11, $12)
       ON CONFLICT (org_id, email) WHERE status = 'PENDING' DO UPDATE SET
         role = excluded.role, token_hash = excluded.token_hash, inviter_user_id = excluded.inviter_user_id,
         inviter_name = excluded.inviter_name, inviter_email = excluded.inviter_email, ttl_days = excluded.ttl_days,
         times_sent = i.times_sent + 1, sent_at = excluded.sent_at, expires_at = excluded.expires_at
       RETURNING *`,
      [
        id,
        orgId,
        email,
        role,
        tokenHash,
        invitedBy.userId,
        invitedBy.name,
        invitedBy.email,
        ttlDays,
        createdAt,
        sentAt,
        expiresAt,
      ],
    );
    return toInvitation(rows[0]!);
  }

  override async renew(orgId: string, invitationId: string, sending: Sending): Promise<Invitation | undefined> {
    const { rows } = await this.database.write<InvitationRow>(
      `UPDATE invitations SET token_hash = $3, ttl_days = $4, sent_at = $5, expires_at = $6, times_sent = times_sent + 1
        WHERE org_id = $1 AND id = $2 AND status = 'PENDING' RETURNING *`,
      [orgId, invitationId, sending.tokenHash, sending.ttlDays, sending.sentAt, sending.expiresAt],
    );
    return rows.map(toInvitation)[0];
  }

  override async accept(tokenHash: string, { userId, at }: { userId: string; at: Date }): Promise<boolean> {
    const { count } = await this.database.write(accepting, [
      tokenHash,
      at,
      userId,
      allowedFrom(invitationTransitions, 'ACCEPTED'),
    ]);
    return count === 1;
  }

  override async revoke(orgId: string, invitationId: string, at: Date): Promise<boolean> {
    const { count } = await this.database.write(
      `UPDATE invitations SET status = 'REVOKED', revoked_at = $3 WHERE org_id = $1 AND id = $2 AND status = ANY ($4)`,
      [orgId, invitationId, at, allowedFrom(invitationTransitions, 'REVOKED')],
    );
    return count === 1;
  }

  override async usualTtlDays(orgId: string): Promise<number> {
    const [row] = await this.database.query<{ days: number }>(
      'SELECT ttl_days AS days FROM invitation_settings WHERE org_id = $1',
      [orgId],
    );
    return row?.days ?? invitationTtl.default;
  }

  override async setUsualTtlDays(orgId: string, days: number): Promise<void> {
    await this.database.write(
      `INSERT INTO invitation_settings (org_id, ttl_days) VALUES ($1, $2)
       ON CONFLICT (org_id) DO UPDATE SET ttl_days = excluded.ttl_days`,
      [orgId, days],
    );
  }

  override async countActOfInviting(orgId: string, at: Date): Promise<boolean> {
    const { count } = await this.database.write(
      `INSERT INTO invitation_quotas AS q (org_id, acts) VALUES ($1, ARRAY[$2::timestamptz])
       ON CONFLICT (org_id) DO UPDATE
          SET acts = ARRAY(SELECT act FROM unnest(q.acts) AS act WHERE act > $2 - interval '1 hour') || $2::timestamptz
        WHERE (SELECT count(*) FROM unnest(q.acts) AS act WHERE act > $2 - interval '1 hour') < $3`,
      [orgId, at, invitationsAnHour],
    );
    return count === 1;
  }

  private async select(condition: string, parameters: unknown[]): Promise<Invitation | undefined> {
    return (await this.selectAll(condition, parameters))[0];
  }

  private async selectAll(condition: string, parameters: unknown[]): Promise<Invitation[]> {
    const rows = await this.database.query<InvitationRow>(`SELECT * FROM invitations WHERE ${condition}`, parameters);
    return rows.map(toInvitation);
  }
}
