import { allowedFrom } from '@moorage/kernel';
import { BotUpdateStore, type BotUpdateChange, type NewBotUpdate } from '../application/ports/bot-update-store.port.ts';
import type { BotUpdate } from '../domain/bot-update.ts';
import { botUpdateTransitions, openBotUpdateStatuses, type BotUpdateStatus } from '../domain/bot-update-status.ts';
import type { Snapshot } from '../domain/snapshot.ts';

/** @param isGone whether an instance was deleted */
export class InMemoryBotUpdateStore extends BotUpdateStore {
  private readonly updates = new Map<string, BotUpdate>();
  private readonly wokenUntil = new Map<string, Date>();
  private readonly snapshots = new Map<string, Snapshot>();
  /** What would be indexes elsewhere: a simulation asks the same of 10,000 instances as of ten. */
  private readonly openByInstance = new Map<string, string>();
  private readonly byInstance = new Map<string, string[]>();
  private readonly owed = new Set<string>();
  private readonly snapshotsByInstance = new Map<string, string[]>();

  constructor(private readonly isGone: (instanceId: string) => Promise<boolean>) {
    super();
  }

  override async insert(update: NewBotUpdate, dueAt: Date): Promise<boolean> {
    if (this.openOf(update.instanceId) !== undefined) return false;
    this.byInstance.set(update.instanceId, [...(this.byInstance.get(update.instanceId) ?? []), update.id]);
    this.keep({
      ...update,
      status: 'PENDING',
      step: null,
      stepSince: update.createdAt,
      attempts: 0,
      nextAttemptAt: dueAt,
      generationRestored: null,
      snapshotId: null,
      volumeHashBefore: null,
      volumeHashAfter: null,
      steps: [],
      reason: null,
      evidence: null,
      startedAt: null,
      finishedAt: null,
    });
    return true;
  }

  override async find(botUpdateId: string): Promise<BotUpdate | undefined> {
    return this.updates.get(botUpdateId);
  }

  override async findOpen(instanceId: string): Promise<BotUpdate | undefined> {
    return this.openOf(instanceId);
  }

  private openOf(instanceId: string): BotUpdate | undefined {
    return this.updates.get(this.openByInstance.get(instanceId) ?? '');
  }

  private keep(update: BotUpdate): void {
    this.updates.set(update.id, update);
    if (isOpen(update)) this.openByInstance.set(update.instanceId, update.id);
    else if (this.openByInstance.get(update.instanceId) === update.id) this.openByInstance.delete(update.instanceId);
    if (update.nextAttemptAt === null) this.owed.delete(update.id);
    else this.owed.add(update.id);
  }

  override async listForInstance(instanceId: string, limit: number): Promise<BotUpdate[]> {
    return (this.byInstance.get(instanceId) ?? [])
      .map((id) => this.updates.get(id)!)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
      .slice(0, limit);
  }

  override async change(
    botUpdateId: string,
    from: readonly BotUpdateStatus[],
    change: BotUpdateChange,
  ): Promise<BotUpdate | undefined> {
    const update = this.updates.get(botUpdateId);
    if (update === undefined || !from.includes(update.status)) return undefined;
    if (change.status !== undefined && !allowedFrom(botUpdateTransitions, change.status).includes(update.status))
      return undefined;
    const changed = { ...update, ...change };
    this.keep(changed);
    this.wokenUntil.delete(botUpdateId);
    return changed;
  }

  override async claimDue(now: Date, dueAgain: Date, limit: number): Promise<string[]> {
    const due = [...this.owed]
      .map((id) => this.updates.get(id)!)
      .filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now)
      .filter(({ id }) => (this.wokenUntil.get(id) ?? now) <= now)
      .slice(0, limit);
    return due.map(({ id }) => {
      this.wokenUntil.set(id, dueAgain);
      return id;
    });
  }

  override async putOff(botUpdateId: string, at: Date): Promise<void> {
    this.wokenUntil.set(botUpdateId, at);
  }

  override async addSnapshot(snapshot: Omit<Snapshot, 'droppedAt'>): Promise<void> {
    this.snapshots.set(snapshot.id, { ...snapshot, droppedAt: null });
    this.snapshotsByInstance.set(snapshot.instanceId, [...this.idsOf(snapshot.instanceId), snapshot.id]);
  }

  private idsOf(instanceId: string): readonly string[] {
    return this.snapshotsByInstance.get(instanceId) ?? [];
  }

  override async findSnapshot(snapshotId: string): Promise<Snapshot | undefined> {
    return this.snapshots.get(snapshotId);
  }

  override async lastSnapshot(instanceId: string): Promise<Snapshot | undefined> {
    return this.idsOf(instanceId)
      .map((id) => this.snapshots.get(id)!)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
  }

  override async expireSnapshots(
    instanceId: string,
    which: { only: string } | { allBut: string },
    at: Date,
  ): Promise<void> {
    for (const id of this.idsOf(instanceId)) {
      const snapshot = this.snapshots.get(id)!;
      const isMeant = 'only' in which ? id === which.only : id !== which.allBut;
      if (snapshot.droppedAt !== null || !isMeant) continue;
      const expiresAt = snapshot.expiresAt === null || snapshot.expiresAt > at ? at : snapshot.expiresAt;
      this.snapshots.set(id, { ...snapshot, expiresAt });
    }
  }

  override async expiredSnapshots(now: Date, limit: number): Promise<Snapshot[]> {
    const expired: Snapshot[] = [];
    for (const snapshot of this.snapshots.values()) {
      const isOver = snapshot.expiresAt !== null && snapshot.expiresAt <= now;
      if (snapshot.droppedAt === null && (isOver || (await this.isGone(snapshot.instanceId)))) expired.push(snapshot);
    }
    return expired.slice(0, limit);
  }

  override async droppedSnapshot(snapshotId: string, at: Date): Promise<void> {
    const snapshot = this.snapshots.get(snapshotId);
    if (snapshot !== undefined) this.snapshots.set(snapshotId, { ...snapshot, droppedAt: at });
  }

  override async knownSnapshots(snapshotIds: readonly string[]): Promise<Set<string>> {
    const ofUpdates = [...this.updates.values()].flatMap((update) =>
      isOpen(update) && update.snapshotId !== null ? [update.snapshotId] : [],
    );
    const kept = [...this.snapshots.values()].flatMap(({ id, droppedAt }) => (droppedAt === null ? [id] : []));
    return new Set([...ofUpdates, ...kept].filter((id) => snapshotIds.includes(id)));
  }
}

function isOpen({ status }: BotUpdate): boolean {
  return openBotUpdateStatuses.some((open) => open === status);
}
