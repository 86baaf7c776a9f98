import { Injectable } from '@nestjs/common';
import { BotProvisioning, PeopleDirectory, type SyncView } from '@moorage/contracts';
import { toMembership, type MembershipRow } from '../postgres-memberships.ts';
import type { MemberSyncView, MemberView } from '../../http/member.dto.ts';

/** Completes rows of memberships with what other contexts know: one call to each, whatever the number of rows. */
@Injectable()
export class MemberViews {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly provisioning: BotProvisioning,
  ) {}

  async of(orgId: string, rows: readonly MembershipRow[]): Promise<MemberView[]> {
    if (rows.length === 0) return [];
    const [people, states] = await Promise.all([
      this.people.findMany(rows.map((row) => row.user_id)),
      this.provisioning.statesFor(
        orgId,
        rows.map((row) => row.id),
      ),
    ]);
    const sync = Map.groupBy(states, ({ membershipId }) => membershipId);
    return rows.map((row) => {
      const lastSeenAt = people.get(row.user_id)?.lastSeenAt;
      return {
        id: row.id,
        userId: row.user_id,
        name: row.name,
        email: row.email,
        role: row.role,
        status: row.status,
        holdsSeat: toMembership(row).occupiesSeat,
        joinedAt: row.joined_at.toISOString(),
        ...(lastSeenAt && { lastSeenAt: lastSeenAt.toISOString() }),
        sync: (sync.get(row.id) ?? []).map(syncView),
      };
    });
  }
}

function syncView({ instanceId, state, attempts, nextAttemptAt, lastError }: SyncView): MemberSyncView {
  return {
    instanceId,
    state,
    attempts,
    ...(nextAttemptAt && { nextAttemptAt: nextAttemptAt.toISOString() }),
    ...(lastError !== null && { lastError }),
  };
}
