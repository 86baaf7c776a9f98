import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PeopleDirectory } from '@moorage/contracts';
import { DomainError, isUuid, type Changelog } from '@moorage/kernel';
import type { BotUpdate, UpdateEvidence } from '../domain/bot-update.ts';
import { BotUpdateStore } from './ports/bot-update-store.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { TenantInstances } from './tenant-instances.ts';

/** An instance has a few updates a month: this is more than anybody scrolls through. */
const most = 50;

export interface ListedBotUpdate {
  readonly update: BotUpdate;
  /** Who asked for it; undefined: the platform did by itself. */
  readonly actorName: string | undefined;
  /** What the release brings, where its image says so. */
  readonly changelog: Changelog | null;
}

/** An instance's updates with their receipts, newest first. @throws DomainError INSTANCE.NOT_FOUND */
export class ListBotUpdates extends Query<ListedBotUpdate[]> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
  ) {
    super();
  }
}

@QueryHandler(ListBotUpdates)
export class ListBotUpdatesHandler implements IQueryHandler<ListBotUpdates> {
  constructor(
    private readonly instances: TenantInstances,
    private readonly updates: BotUpdateStore,
    private readonly releases: ReleaseStore,
    private readonly people: PeopleDirectory,
  ) {}

  async execute({ orgId, instanceId }: ListBotUpdates): Promise<ListedBotUpdate[]> {
    const { id } = await this.instances.findForOrg(orgId, instanceId);
    const updates = await this.updates.listForInstance(id, most);
    const [names, releases] = await Promise.all([
      actorNamesOf(updates, this.people),
      this.releases.findMany(updates.map(({ releaseId }) => releaseId)),
    ]);
    return updates.map((update) => ({
      update,
      actorName: names(update),
      changelog: releases.get(update.releaseId)?.changelog ?? null,
    }));
  }
}

/** Whoever asked for each of these updates, by name. */
export async function actorNamesOf(
  updates: readonly BotUpdate[],
  people: PeopleDirectory,
): Promise<(update: BotUpdate) => string | undefined> {
  const actors = await people.findMany([...new Set(updates.flatMap(({ actorUserId }) => actorUserId ?? []))]);
  return ({ actorUserId }) =>
    actorUserId === null ? undefined : (actors.get(actorUserId)?.name ?? 'Somebody who is gone');
}

/**
 * What condemned an update's release: the bot's own words, for whoever may read its log.
 * @throws DomainError INSTANCE.NOT_FOUND, for an update of another instance too
 */
export class GetUpdateEvidence extends Query<UpdateEvidence | null> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
    readonly botUpdateId: string,
  ) {
    super();
  }
}

@QueryHandler(GetUpdateEvidence)
export class GetUpdateEvidenceHandler implements IQueryHandler<GetUpdateEvidence> {
  constructor(
    private readonly instances: TenantInstances,
    private readonly updates: BotUpdateStore,
  ) {}

  async execute({ orgId, instanceId, botUpdateId }: GetUpdateEvidence): Promise<UpdateEvidence | null> {
    const { id } = await this.instances.findForOrg(orgId, instanceId);
    const update = isUuid(botUpdateId) ? await this.updates.find(botUpdateId) : undefined;
    if (update?.instanceId !== id) throw new DomainError('INSTANCE.NOT_FOUND');
    return update.evidence;
  }
}
