import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InstanceStore } from './ports/instance-store.port.ts';
import type { Instance } from '../domain/instance.ts';

/** An organisation's instances but the deleted ones, oldest first. */
export class ListInstances extends Query<Instance[]> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(ListInstances)
export class ListInstancesHandler implements IQueryHandler<ListInstances> {
  constructor(private readonly instances: InstanceStore) {}

  execute({ orgId }: ListInstances): Promise<Instance[]> {
    return this.instances.listForOrg(orgId);
  }
}
