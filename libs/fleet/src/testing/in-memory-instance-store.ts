import { allowedFrom } from '@moorage/kernel';
import {
  InstanceStore,
  type InstanceChange,
  type InstanceExpectation,
  type Lease,
  type NewInstance,
} from '../application/ports/instance-store.port.ts';
import type { Instance } from '../domain/instance.ts';
import { instanceTransitions } from '../domain/instance-status.ts';
import { SortedIds } from './sorted-ids.ts';

interface Kept {
  instance: Instance;
  lease: Lease | null;
  wokenUntil: Date | null;
  watchedAt: Date | null;
}

/** The rows of instances in a map. */
export class InMemoryInstanceStore extends InstanceStore {
  private readonly rows = new Map<string, Kept>();
  /** What would be indexes elsewhere: a simulation asks the same of 10,000 instances as of ten. */
  private readonly byOwner = new Set<string>();
  private readonly owed = new Set<string>();
  private readonly ids = new SortedIds();

  override async insert({
    id,
    orgId,
    botAppId,
    slug,
    ownerUserId,
    image,
    sealedSecret,
    createdAt,
  }: NewInstance): Promise<boolean> {
    if (this.byOwner.has(`${orgId} ${botAppId}`)) return false;
    const empty = {
      step: null,
      restartRequestedAt: null,
      imageReference: null,
      digest: null,
      version: null,
      runtime: null,
      companyId: null,
    } as const;
    const idle = {
      address: null,
      health: 'unknown',
      establishedAt: null,
      startedAt: null,
      attempts: 0,
      lastError: null,
    } as const;
    const instance: Instance = {
      ...{ id, orgId, botAppId, slug, ownerUserId, image, sealedSecret, createdAt },
      ...empty,
      ...idle,
      status: 'REQUESTED',
      desired: 'RUNNING',
      resumesWithOrg: false,
      volumeGeneration: 1,
      dismissedReleaseId: null,
      nextAttemptAt: createdAt,
    };
    this.rows.set(id, { instance, lease: null, wokenUntil: null, watchedAt: null });
    this.byOwner.add(`${orgId} ${botAppId}`);
    this.owed.add(id);
    this.ids.add(id);
    return true;
  }

  override async find(instanceId: string): Promise<Instance | undefined> {
    return this.rows.get(instanceId)?.instance;
  }

  override async findBySlug(slug: string): Promise<Instance | undefined> {
    return this.all().find((instance) => instance.slug === slug && instance.status !== 'DELETED');
  }

  override async runtimesInUse(): Promise<string[]> {
    return [
      ...new Set(
        this.all().flatMap(({ status, runtime }) => (status === 'DELETED' || runtime === null ? [] : [runtime])),
      ),
    ];
  }

  override lockForOrg(orgId: string): Promise<Instance[]> {
    return this.listForOrg(orgId);
  }

  override async listForOrg(orgId: string): Promise<Instance[]> {
    return this.all().filter((instance) => instance.orgId === orgId && instance.status !== 'DELETED');
  }

  override async listProvisioned({
    afterInstanceId,
    limit,
  }: {
    afterInstanceId?: string | undefined;
    limit: number;
  }): Promise<Instance[]> {
    return this.all()
      .filter(
        ({ id, status, desired, companyId }) =>
          status === 'RUNNING' && desired === 'RUNNING' && companyId !== null && id > (afterInstanceId ?? ''),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  override async listFollowing(
    image: string,
    { afterInstanceId, limit }: { afterInstanceId?: string | undefined; limit: number },
  ): Promise<Instance[]> {
    return this.all()
      .filter((each) => each.image === image && each.status !== 'DELETED' && each.id > (afterInstanceId ?? ''))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  override async existing(instanceIds: readonly string[]): Promise<Set<string>> {
    return new Set(
      this.all().flatMap(({ id, status }) => (instanceIds.includes(id) && status !== 'DELETED' ? [id] : [])),
    );
  }

  override async change(
    instanceId: string,
    { orgId, statuses, unlessDesired, leaseHolder }: InstanceExpectation,
    change: InstanceChange,
  ): Promise<Instance | undefined> {
    const row = this.rows.get(instanceId);
    if (row === undefined) return undefined;
    const { status } = row.instance;
    if (orgId !== undefined && row.instance.orgId !== orgId) return undefined;
    if (statuses !== undefined && !statuses.includes(status)) return undefined;
    if (row.instance.desired === unlessDesired) return undefined;
    if (leaseHolder !== undefined && row.lease?.holder !== leaseHolder) return undefined;
    if (change.status !== undefined && !allowedFrom(instanceTransitions, change.status).includes(status))
      return undefined;
    row.instance = { ...row.instance, ...change };
    if (row.instance.nextAttemptAt === null) this.owed.delete(instanceId);
    else this.owed.add(instanceId);
    return row.instance;
  }

  /** All instances in the order of their ids, after one. */
  *inOrder(after?: string): Generator<Instance> {
    const pageSize = 500;
    for (let last = after; ;) {
      const page = this.ids.after(last, pageSize);
      for (const id of page) yield this.rows.get(id)!.instance;
      if (page.length < pageSize) return;
      last = page.at(-1);
    }
  }

  override async acquireLease(instanceId: string, lease: Lease, now: Date): Promise<Instance | undefined> {
    const row = this.rows.get(instanceId);
    if (row === undefined || isHeld(row, now)) return undefined;
    Object.assign(row, { lease, wokenUntil: null });
    return row.instance;
  }

  override async renewLease(instanceId: string, lease: Lease): Promise<boolean> {
    const row = this.rows.get(instanceId);
    if (row?.lease?.holder !== lease.holder) return false;
    row.lease = lease;
    return true;
  }

  override async releaseLease(instanceId: string, holder: string): Promise<void> {
    const row = this.rows.get(instanceId);
    if (row?.lease?.holder === holder) row.lease = null;
  }

  override async claimDue(now: Date, dueAgain: Date, limit: number): Promise<string[]> {
    const due = [...this.owed]
      .map((id) => this.rows.get(id)!)
      .filter((row) => row.instance.nextAttemptAt !== null && row.instance.nextAttemptAt <= now)
      .filter((row) => !isHeld(row, now) && (row.wokenUntil === null || row.wokenUntil <= now))
      .slice(0, limit);
    return due.map((row) => {
      row.wokenUntil = dueAgain;
      return row.instance.id;
    });
  }

  override async claimForWatch(now: Date, before: Date, limit: number): Promise<Instance[]> {
    const watched = [...this.rows.values()]
      .filter(
        ({ instance }) =>
          instance.status === 'RUNNING' && instance.desired === 'RUNNING' && instance.nextAttemptAt === null,
      )
      .filter((row) => row.watchedAt === null || row.watchedAt <= before)
      .slice(0, limit);
    return watched.map((row) => {
      row.watchedAt = now;
      return row.instance;
    });
  }

  private all(): Instance[] {
    return [...this.rows.values()].map(({ instance }) => instance);
  }
}

function isHeld({ lease }: Kept, now: Date): boolean {
  return lease !== null && lease.until > now;
}
