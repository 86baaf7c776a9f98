import type { OrgStatus } from '@moorage/kernel';
import { Organizations } from '../application/ports/organizations.port.ts';
import type { OrganizationState } from '../domain/organization.ts';

export class InMemoryOrganizations extends Organizations {
  private readonly byId = new Map<string, OrganizationState>();
  private readonly reminded = new Set<string>();

  override async insert(organization: OrganizationState): Promise<boolean> {
    if (await this.slugTaken(organization.slug)) return false;
    this.byId.set(organization.id, organization);
    return true;
  }

  override find(orgId: string): Promise<OrganizationState | undefined> {
    return Promise.resolve(this.byId.get(orgId));
  }

  override lock(orgId: string): Promise<OrganizationState | undefined> {
    return this.find(orgId);
  }

  override slugTaken(slug: string): Promise<boolean> {
    return Promise.resolve([...this.byId.values()].some((organization) => organization.slug === slug));
  }

  override rename(orgId: string, name: string): Promise<OrganizationState | undefined> {
    return this.change(orgId, () => ({ name }));
  }

  override transition(
    orgId: string,
    { from, to, reason }: { from: readonly OrgStatus[]; to: OrgStatus; reason: string | null },
  ): Promise<OrganizationState | undefined> {
    return this.change(orgId, ({ status }) =>
      from.includes(status) ? { status: to, statusReason: reason, rejectedAt: null } : undefined,
    );
  }

  override reject(orgId: string, { reason, at }: { reason: string; at: Date }): Promise<OrganizationState | undefined> {
    return this.change(orgId, ({ status, rejectedAt }) =>
      status === 'PENDING_VERIFICATION' && rejectedAt === null ? { statusReason: reason, rejectedAt: at } : undefined,
    );
  }

  override resubmit(orgId: string): Promise<OrganizationState | undefined> {
    return this.change(orgId, ({ status, rejectedAt }) =>
      status === 'PENDING_VERIFICATION' && rejectedAt !== null ? { statusReason: null, rejectedAt: null } : undefined,
    );
  }

  override deactivate(
    orgId: string,
    {
      from,
      reason,
      at,
      deleteAfter,
    }: { from: readonly OrgStatus[]; reason: string | null; at: Date; deleteAfter: Date },
  ): Promise<OrganizationState | undefined> {
    return this.change(orgId, ({ status, statusReason }) =>
      from.includes(status) && status !== 'DEACTIVATED'
        ? {
            status: 'DEACTIVATED',
            statusReason: reason,
            deactivation: { at, deleteAfter, statusBefore: status, reasonBefore: statusReason },
          }
        : undefined,
    );
  }

  override restore(orgId: string): Promise<OrganizationState | undefined> {
    this.reminded.delete(orgId);
    return this.change(
      orgId,
      ({ deactivation }) =>
        deactivation && {
          status: deactivation.statusBefore,
          statusReason: deactivation.reasonBefore,
          deactivation: null,
        },
    );
  }

  override dueForDeletion(now: Date, limit: number): Promise<string[]> {
    return Promise.resolve(
      this.deletedBefore(now)
        .slice(0, limit)
        .map(({ id }) => id),
    );
  }

  override deleteDue(orgId: string, now: Date): Promise<OrganizationState | undefined> {
    const due = this.deletedBefore(now).find(({ id }) => id === orgId);
    if (due !== undefined) this.byId.delete(orgId);
    return Promise.resolve(due);
  }

  override claimForReminder(before: Date, limit: number): Promise<OrganizationState[]> {
    const claimed = this.deletedBefore(before)
      .filter(({ id }) => !this.reminded.has(id))
      .slice(0, limit);
    for (const { id } of claimed) this.reminded.add(id);
    return Promise.resolve(claimed);
  }

  override setSeatsTotal(orgId: string, total: number | null): Promise<OrganizationState | undefined> {
    return this.change(orgId, () => ({ seatsTotal: total }));
  }

  override async moveCounters(orgId: string, by: { seats: number; members: number }): Promise<boolean> {
    const moved = await this.change(orgId, ({ seatsUsed, seatsTotal, membersCount }) =>
      by.seats > 0 && seatsTotal !== null && seatsUsed + by.seats > seatsTotal
        ? undefined
        : { seatsUsed: seatsUsed + by.seats, membersCount: membersCount + by.members },
    );
    return moved !== undefined;
  }

  private deletedBefore(time: Date): OrganizationState[] {
    return [...this.byId.values()].filter(
      ({ deactivation }) => deactivation !== null && deactivation.deleteAfter <= time,
    );
  }

  private change(
    orgId: string,
    to: (now: OrganizationState) => Partial<OrganizationState> | null | undefined,
  ): Promise<OrganizationState | undefined> {
    const now = this.byId.get(orgId);
    const change = now && to(now);
    if (now === undefined || change === undefined || change === null) return Promise.resolve(undefined);
    const next = { ...now, ...change };
    this.byId.set(orgId, next);
    return Promise.resolve(next);
  }
}
