import { DomainError, type OrgStatus } from '@moorage/kernel';
import { Organizations } from '../application/ports/organizations.port.ts';
import type { FormerSlug, OrganizationState } from '../domain/organization.ts';

export class InMemoryOrganizations extends Organizations {
  private readonly byId = new Map<string, OrganizationState>();
  private readonly held = new Map<string, { orgId: string; reservedUntil: Date }>();
  private readonly reminded = new Set<string>();

  override async insert(organization: OrganizationState): Promise<boolean> {
    if (await this.slugTaken(organization.slug, organization.createdAt)) return false;
    const { personalUserId } = organization;
    if (personalUserId !== null && (await this.findPersonal(personalUserId)) !== undefined) return false;
    this.byId.set(organization.id, organization);
    return true;
  }

  override find(orgId: string): Promise<OrganizationState | undefined> {
    return Promise.resolve(this.byId.get(orgId));
  }

  override findPersonal(userId: string): Promise<OrganizationState | undefined> {
    return Promise.resolve([...this.byId.values()].find(({ personalUserId }) => personalUserId === userId));
  }

  override convertToTeam(orgId: string): Promise<OrganizationState | undefined> {
    return this.change(orgId, ({ personalUserId }) => personalUserId !== null && { personalUserId: null });
  }

  override lock(orgId: string): Promise<OrganizationState | undefined> {
    return this.find(orgId);
  }

  override slugTaken(slug: string, now: Date): Promise<boolean> {
    const isHeld = (this.held.get(slug)?.reservedUntil ?? now) > now;
    return Promise.resolve(isHeld || [...this.byId.values()].some((organization) => organization.slug === slug));
  }

  override async changeSlug(
    orgId: string,
    { slug, now, reservedUntil }: { slug: string; now: Date; reservedUntil: Date },
  ): Promise<OrganizationState> {
    const before = this.byId.get(orgId);
    if (before === undefined) throw new DomainError('ORG.NOT_FOUND');
    const isOwn = this.held.get(slug)?.orgId === orgId;
    if (!isOwn && (await this.slugTaken(slug, now))) throw new DomainError('ORG.SLUG_TAKEN', { field: 'slug' });
    this.held.delete(slug);
    this.held.set(before.slug, { orgId, reservedUntil });
    const after = { ...before, slug };
    this.byId.set(orgId, after);
    return after;
  }

  override formerSlugs(orgId: string, now: Date): Promise<FormerSlug[]> {
    const held = [...this.held].filter(([, hold]) => hold.orgId === orgId && hold.reservedUntil > now);
    return Promise.resolve(
      held
        .map(([slug, { reservedUntil }]) => ({ slug, reservedUntil }))
        .toSorted((a, b) => b.reservedUntil.getTime() - a.reservedUntil.getTime()),
    );
  }

  override releaseSlugs(now: Date): Promise<void> {
    for (const [slug, { reservedUntil }] of this.held) if (reservedUntil <= now) this.held.delete(slug);
    return Promise.resolve();
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

  override deleteDue(orgId: string, now: Date, slugReservedUntil: Date): Promise<OrganizationState | undefined> {
    const due = this.deletedBefore(now).find(({ id }) => id === orgId);
    if (due !== undefined) {
      this.byId.delete(orgId);
      this.held.set(due.slug, { orgId, reservedUntil: slugReservedUntil });
    }
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
    const moved = await this.change(orgId, ({ seatsUsed, seatsTotal, membersCount, personalUserId }) =>
      (by.seats > 0 && seatsTotal !== null && seatsUsed + by.seats > seatsTotal) ||
      (personalUserId !== null && membersCount + by.members > 1)
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
    to: (now: OrganizationState) => Partial<OrganizationState> | false | null | undefined,
  ): Promise<OrganizationState | undefined> {
    const now = this.byId.get(orgId);
    const change = now && to(now);
    if (now === undefined || !change) return Promise.resolve(undefined);
    const next = { ...now, ...change };
    this.byId.set(orgId, next);
    return Promise.resolve(next);
  }
}
