import {
  MemberSyncStore,
  type DesiredMember,
  type SyncKey,
  type SyncLease,
} from '../application/ports/member-sync-store.port.ts';
import { isSynced, type MemberState, type MemberSync } from '../domain/member-sync.ts';

interface Row extends DesiredMember {
  told: MemberState | null;
  toldRevision: number | null;
  attempts: number;
  nextAttemptAt: Date | null;
  lastError: string | null;
  wokenUntil: Date | null;
  lease: SyncLease | null;
}

/** The rows in a map. */
export class InMemoryMemberSyncStore extends MemberSyncStore {
  private readonly rows = new Map<string, Row>();

  override async want(member: DesiredMember, now: Date): Promise<boolean> {
    const row = this.row(member);
    if (row !== undefined && row.revision >= member.revision) return false;
    if (row === undefined) this.insert(member, { nextAttemptAt: now });
    else
      Object.assign(row, {
        desired: member.desired,
        revision: member.revision,
        attempts: 0,
        lastError: null,
        nextAttemptAt: now,
      });
    return true;
  }

  override async noteKnown(members: readonly DesiredMember[]): Promise<void> {
    for (const member of members) {
      if (this.row(member) === undefined) this.insert(member, { told: member.desired, toldRevision: member.revision });
    }
  }

  override async noteDrift(member: DesiredMember, seen: MemberState, now: Date): Promise<void> {
    const row = this.row(member);
    if (row === undefined) {
      this.insert(member, { told: seen, nextAttemptAt: now });
      return;
    }
    if (isSynced(row) && row.revision <= member.revision) {
      const { desired, revision } = member;
      Object.assign(row, { desired, revision, told: seen, toldRevision: null, attempts: 0, lastError: null });
    }
    if (!isSynced(row)) row.nextAttemptAt = now;
  }

  override async claim(key: SyncKey, lease: SyncLease, now: Date): Promise<MemberSync | undefined> {
    const row = this.row(key);
    if (row === undefined || isSynced(row) || isHeld(row, now) || row.nextAttemptAt === null || row.nextAttemptAt > now)
      return undefined;
    const before = viewOf(row);
    Object.assign(row, { lease, wokenUntil: null, told: null, toldRevision: null });
    return before;
  }

  override async settle(key: SyncKey, holder: string, told: MemberState, revision: number): Promise<void> {
    const row = this.heldBy(key, holder);
    if (row === undefined) return;
    Object.assign(row, { told, toldRevision: revision, lease: null });
    if (row.revision === revision) Object.assign(row, { attempts: 0, lastError: null, nextAttemptAt: null });
  }

  override async fail(
    key: SyncKey,
    holder: string,
    {
      revision,
      attempts,
      nextAttemptAt,
      error,
    }: { revision: number; attempts: number; nextAttemptAt: Date; error: string },
  ): Promise<void> {
    const row = this.heldBy(key, holder);
    if (row === undefined) return;
    Object.assign(row, { lease: null, lastError: error });
    if (row.revision === revision) Object.assign(row, { attempts, nextAttemptAt });
  }

  override async wait(key: SyncKey, holder: string, told: MemberState | null, nextAttemptAt: Date): Promise<void> {
    const row = this.heldBy(key, holder);
    if (row !== undefined) Object.assign(row, { lease: null, told, nextAttemptAt });
  }

  override async claimDue(now: Date, dueAgain: Date, limit: number): Promise<SyncKey[]> {
    const due = [...this.rows.values()]
      .filter((row) => row.nextAttemptAt !== null && row.nextAttemptAt <= now && !isHeld(row, now))
      .filter((row) => row.wokenUntil === null || row.wokenUntil <= now)
      .slice(0, limit);
    return due.map((row) => {
      row.wokenUntil = dueAgain;
      return { membershipId: row.membershipId, instanceId: row.instanceId };
    });
  }

  override async wake(instanceId: string, now: Date): Promise<void> {
    for (const row of this.rows.values()) if (row.instanceId === instanceId && !isSynced(row)) row.nextAttemptAt = now;
  }

  override async pause(instanceId: string, now: Date, until: Date): Promise<void> {
    for (const row of this.rows.values()) {
      if (row.instanceId === instanceId && row.nextAttemptAt !== null && row.nextAttemptAt <= now)
        row.nextAttemptAt = until;
    }
  }

  override async retry(orgId: string, membershipId: string, now: Date): Promise<SyncKey[]> {
    const rows = [...this.rows.values()].filter((row) => row.orgId === orgId && row.membershipId === membershipId);
    for (const row of rows) if (!isSynced(row)) Object.assign(row, { nextAttemptAt: now, attempts: 0 });
    return rows.map(({ instanceId }) => ({ membershipId, instanceId }));
  }

  override async listForMemberships(orgId: string, membershipIds: readonly string[]): Promise<MemberSync[]> {
    return [...this.rows.values()]
      .filter((row) => row.orgId === orgId && membershipIds.includes(row.membershipId))
      .map(viewOf);
  }

  override async forgetInstance(instanceId: string): Promise<void> {
    for (const [key, row] of this.rows) if (row.instanceId === instanceId) this.rows.delete(key);
  }

  private row({ membershipId, instanceId }: SyncKey): Row | undefined {
    return this.rows.get(`${membershipId} ${instanceId}`);
  }

  private heldBy(key: SyncKey, holder: string): Row | undefined {
    const row = this.row(key);
    return row?.lease?.holder === holder ? row : undefined;
  }

  private insert(member: DesiredMember, state: Partial<Row>): void {
    const fresh = {
      told: null,
      toldRevision: null,
      attempts: 0,
      nextAttemptAt: null,
      lastError: null,
      wokenUntil: null,
      lease: null,
    };
    this.rows.set(`${member.membershipId} ${member.instanceId}`, { ...member, ...fresh, ...state });
  }
}

function isHeld({ lease }: Row, now: Date): boolean {
  return lease !== null && lease.until > now;
}

function viewOf({ wokenUntil: _woken, lease: _lease, ...sync }: Row): MemberSync {
  return sync;
}
