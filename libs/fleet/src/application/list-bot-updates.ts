import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PeopleDirectory } from '@moorage/contracts';
import { DomainError, isUuid } from '@moorage/kernel';
import type { BotUpdate, UpdateEvidence } from '../domain/bot-update.ts';
import { BotUpdateStore } from './ports/bot-update-store.port.ts';
import { TenantInstances } from './tenant-instances.ts';

/** An instance has a few updates a month: this is more than anybody scrolls through. */
const most = 50;

export interface ListedBotUpdate {
  readonly update: BotUpdate;
  readonly actorName: string | undefined;
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
    private readonly people: PeopleDirectory,
  ) {}

  async execute({ orgId, instanceId }: ListBotUpdates): Promise<ListedBotUpdate[]> {
    const { id } = await this.instances.findForOrg(orgId, instanceId);
    const updates = await this.updates.listForInstance(id, most);
    const actors = await this.people.findMany([...new Set(updates.flatMap(({ actorUserId }) => actorUserId ?? []))]);
    return updates.map((update) => ({
      update,
      actorName:
        update.actorUserId === null ? undefined : (actors.get(update.actorUserId)?.name ?? 'Somebody who is gone'),
    }));
  }
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
