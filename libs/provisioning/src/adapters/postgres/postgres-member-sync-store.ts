import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import {
  MemberSyncStore,
  type DesiredMember,
  type SyncKey,
  type SyncLease,
} from '../../application/ports/member-sync-store.port.ts';
import type { MemberState, MemberSync, WireRole } from '../../domain/member-sync.ts';

interface SyncRow {
  membership_id: string;
  instance_id: string;
  org_id: string;
  user_id: string;
  active: boolean;
  role: WireRole;
  email: string;
  name: string;
  revision: number;
  told: MemberState | null;
  told_revision: number | null;
  attempts: number;
  next_attempt_at: Date | null;
  last_error: string | null;
}

const owes = 'told_revision IS DISTINCT FROM revision';

/** Every change is one conditional statement on one row (or a set of them); Postgres' row locks put them in order. */
@Injectable()
export class PostgresMemberSyncStore extends MemberSyncStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async want(
    { membershipId, instanceId, orgId, userId, desired, revision }: DesiredMember,
    now: Date,
  ): Promise<boolean> {
    const { count } = await this.database.write(
      `INSERT INTO member_syncs AS s (membership_id, instance_id, org_id, user_id, active, role, email, name, revision, next_attempt_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (membership_id, instance_id) DO UPDATE SET
         active = excluded.active, role = excluded.role, email = excluded.email, name = excluded.name,
         revision = excluded.revision, attempts = 0, last_error = NULL, next_attempt_at = excluded.next_attempt_at
       WHERE s.revision < excluded.revision`,
      [
        membershipId,
        instanceId,
        orgId,
        userId,
        desired.active,
        desired.role,
        desired.email,
        desired.name,
        revision,
        now,
      ],
    );
    return count === 1;
  }

  override async noteKnown(members: readonly DesiredMember[]): Promise<void> {
    await this.database.write(
      `INSERT INTO member_syncs (membership_id, instance_id, org_id, user_id, active, role, email, name, revision, told, told_revision)
       SELECT m."membershipId", m."instanceId", m."orgId", m."userId", (m.desired->>'active')::boolean, m.desired->>'role', m.desired->>'email',
              m.desired->>'name', m.revision, m.desired, m.revision
         FROM jsonb_to_recordset($1::jsonb) AS m("membershipId" uuid, "instanceId" uuid, "orgId" uuid, "userId" uuid, desired jsonb, revision integer)
       ON CONFLICT (membership_id, instance_id) DO NOTHING`,
      [JSON.stringify(members)],
    );
  }

  override async noteDrift(member: DesiredMember, seen: MemberState, now: Date): Promise<void> {
    const { membershipId, instanceId, orgId, userId, desired, revision } = member;
    await this.database.write(
      `INSERT INTO member_syncs AS s (membership_id, instance_id, org_id, user_id, active, role, email, name, revision, told, next_attempt_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (membership_id, instance_id) DO UPDATE SET
         active = excluded.active, role = excluded.role, email = excluded.email, name = excluded.name, revision = excluded.revision,
         told = excluded.told, told_revision = NULL, attempts = 0, last_error = NULL, next_attempt_at = excluded.next_attempt_at
       WHERE s.revision <= excluded.revision AND s.told_revision = s.revision`,
      [
        membershipId,
        instanceId,
        orgId,
        userId,
        desired.active,
        desired.role,
        desired.email,
        desired.name,
        revision,
        seen,
        now,
      ],
    );
    await this.database.write(
      `UPDATE member_syncs SET next_attempt_at = $3 WHERE membership_id = $1 AND instance_id = $2 AND ${owes}`,
      [membershipId, instanceId, now],
    );
  }

  override async claim(
    { membershipId, instanceId }: SyncKey,
    { holder, until }: SyncLease,
    now: Date,
  ): Promise<MemberSync | undefined> {
    const { rows } = await this.database.write<SyncRow>(
      `UPDATE member_syncs s SET lease_holder = $3, lease_until = $4, told = NULL, told_revision = NULL, woken_until = NULL
         FROM (SELECT * FROM member_syncs
                WHERE membership_id = $1 AND instance_id = $2 AND ${owes} AND next_attempt_at <= $5
                  AND (lease_until IS NULL OR lease_until <= $5)
                FOR UPDATE) AS before
        WHERE s.membership_id = before.membership_id AND s.instance_id = before.instance_id
        RETURNING before.*`,
      [membershipId, instanceId, holder, until, now],
    );
    return rows[0] && syncOf(rows[0]);
  }

  override async settle(
    { membershipId, instanceId }: SyncKey,
    holder: string,
    told: MemberState,
    revision: number,
  ): Promise<void> {
    await this.database.write(
      `UPDATE member_syncs SET told = $4, told_revision = $5, lease_holder = NULL, lease_until = NULL,
         attempts = CASE WHEN revision = $5 THEN 0 ELSE attempts END,
         last_error = CASE WHEN revision = $5 THEN NULL ELSE last_error END,
         next_attempt_at = CASE WHEN revision = $5 THEN NULL ELSE next_attempt_at END
       WHERE membership_id = $1 AND instance_id = $2 AND lease_holder = $3`,
      [membershipId, instanceId, holder, told, revision],
    );
  }

  override async fail(
    { membershipId, instanceId }: SyncKey,
    holder: string,
    {
      revision,
      attempts,
      nextAttemptAt,
      error,
    }: { revision: number; attempts: number; nextAttemptAt: Date; error: string },
  ): Promise<void> {
    await this.database.write(
      `UPDATE member_syncs SET lease_holder = NULL, lease_until = NULL, last_error = $6,
         attempts = CASE WHEN revision = $4 THEN $5 ELSE attempts END,
         next_attempt_at = CASE WHEN revision = $4 THEN $7 ELSE next_attempt_at END
       WHERE membership_id = $1 AND instance_id = $2 AND lease_holder = $3`,
      [membershipId, instanceId, holder, revision, attempts, error, nextAttemptAt],
    );
  }

  override async wait(
    { membershipId, instanceId }: SyncKey,
    holder: string,
    told: MemberState | null,
    nextAttemptAt: Date,
  ): Promise<void> {
    await this.database.write(
      `UPDATE member_syncs SET told = $4, lease_holder = NULL, lease_until = NULL, next_attempt_at = $5
       WHERE membership_id = $1 AND instance_id = $2 AND lease_holder = $3`,
      [membershipId, instanceId, holder, told, nextAttemptAt],
    );
  }

  override async claimDue(now: Date, dueAgain: Date, limit: number): Promise<SyncKey[]> {
    const { rows } = await this.database.write<{ membershipId: string; instanceId: string }>(
      `UPDATE member_syncs s SET woken_until = $2
         FROM (SELECT membership_id, instance_id FROM member_syncs
                WHERE next_attempt_at <= $1 AND (woken_until IS NULL OR woken_until <= $1) AND (lease_until IS NULL OR lease_until <= $1)
                ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED) AS due
        WHERE s.membership_id = due.membership_id AND s.instance_id = due.instance_id
        RETURNING s.membership_id AS "membershipId", s.instance_id AS "instanceId"`,
      [now, dueAgain, limit],
    );
    return rows;
  }

  override async wake(instanceId: string, now: Date): Promise<void> {
    await this.database.write(`UPDATE member_syncs SET next_attempt_at = $2 WHERE instance_id = $1 AND ${owes}`, [
      instanceId,
      now,
    ]);
  }

  override async pause(instanceId: string, now: Date, until: Date): Promise<void> {
    await this.database.write(
      'UPDATE member_syncs SET next_attempt_at = $3 WHERE instance_id = $1 AND next_attempt_at <= $2',
      [instanceId, now, until],
    );
  }

  override async retry(orgId: string, membershipId: string, now: Date): Promise<SyncKey[]> {
    await this.database.write(
      `UPDATE member_syncs SET next_attempt_at = $3, attempts = 0 WHERE org_id = $1 AND membership_id = $2 AND ${owes}`,
      [orgId, membershipId, now],
    );
    return this.database.query<SyncKey>(
      'SELECT membership_id AS "membershipId", instance_id AS "instanceId" FROM member_syncs WHERE org_id = $1 AND membership_id = $2',
      [orgId, membershipId],
    );
  }

  override async listForMemberships(orgId: string, membershipIds: readonly string[]): Promise<MemberSync[]> {
    const rows = await this.database.query<SyncRow>(
      'SELECT * FROM member_syncs WHERE org_id = $1 AND membership_id = ANY($2::uuid[]) ORDER BY membership_id, instance_id',
      [orgId, membershipIds],
    );
    return rows.map(syncOf);
  }

  override async forgetInstance(instanceId: string): Promise<void> {
    await this.database.write('DELETE FROM member_syncs WHERE instance_id = $1', [instanceId]);
  }
}

function syncOf(row: SyncRow): MemberSync {
  return {
    membershipId: row.membership_id,
    instanceId: row.instance_id,
    orgId: row.org_id,
    userId: row.user_id,
    desired: { active: row.active, role: row.role, email: row.email, name: row.name },
    revision: row.revision,
    told: row.told,
    toldRevision: row.told_revision,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
  };
}
