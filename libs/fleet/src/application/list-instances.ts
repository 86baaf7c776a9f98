import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isOffered } from '../domain/update-eligibility.ts';
import { InstanceStore } from './ports/instance-store.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import type { Instance } from '../domain/instance.ts';

export interface ListedInstance {
  readonly instance: Instance;
  /** It is offered a release that nobody said "later" to. */
  readonly updateAvailable: boolean;
}

/** An organisation's instances but the deleted ones, oldest first. */
export class ListInstances extends Query<ListedInstance[]> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(ListInstances)
export class ListInstancesHandler implements IQueryHandler<ListInstances> {
  constructor(
    private readonly instances: InstanceStore,
    private readonly releases: ReleaseStore,
  ) {}

  async execute({ orgId }: ListInstances): Promise<ListedInstance[]> {
    const listed: ListedInstance[] = [];
    // There is one of each bot app: a handful.
    for (const instance of await this.instances.listForOrg(orgId)) {
      const newest = await this.releases.newestOf(instance.image);
      const isNews = newest !== undefined && isOffered(newest, instance.digest);
      listed.push({ instance, updateAvailable: isNews && newest.id !== instance.dismissedReleaseId });
    }
    return listed;
  }
}
