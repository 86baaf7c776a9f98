import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PeopleDirectory } from '@moorage/contracts';
import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import { isOffered } from '../domain/update-eligibility.ts';
import { actorNamesOf, type ListedBotUpdate } from './list-bot-updates.ts';
import { BotUpdateStore } from './ports/bot-update-store.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { TenantInstances } from './tenant-instances.ts';

export interface InstanceDetails {
  readonly instance: Instance;
  /** The newest release of what it follows, where that isn't what it runs. */
  readonly offered: Release | undefined;
  /** The update that isn't over. */
  readonly update: ListedBotUpdate | undefined;
}

/** @throws DomainError INSTANCE.NOT_FOUND, for another organisation's too */
export class GetInstance extends Query<InstanceDetails> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
  ) {
    super();
  }
}

@QueryHandler(GetInstance)
export class GetInstanceHandler implements IQueryHandler<GetInstance> {
  constructor(
    private readonly instances: TenantInstances,
    private readonly releases: ReleaseStore,
    private readonly updates: BotUpdateStore,
    private readonly people: PeopleDirectory,
  ) {}

  async execute({ orgId, instanceId }: GetInstance): Promise<InstanceDetails> {
    const instance = await this.instances.findForOrg(orgId, instanceId);
    const [newest, open] = [await this.releases.newestOf(instance.image), await this.updates.findOpen(instance.id)];
    const offered = newest !== undefined && isOffered(newest, instance.digest) ? newest : undefined;
    if (open === undefined) return { instance, offered, update: undefined };
    const [names, release] = [await actorNamesOf([open], this.people), await this.releases.find(open.releaseId)];
    const update = { update: open, actorName: names(open), changelog: release?.changelog ?? null };
    return { instance, offered, update };
  }
}
