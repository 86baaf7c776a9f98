import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Instance } from '../domain/instance.ts';
import { TenantInstances } from './tenant-instances.ts';

/** @throws DomainError INSTANCE.NOT_FOUND, for another organisation's too */
export class GetInstance extends Query<Instance> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
  ) {
    super();
  }
}

@QueryHandler(GetInstance)
export class GetInstanceHandler implements IQueryHandler<GetInstance> {
  constructor(private readonly instances: TenantInstances) {}

  execute({ orgId, instanceId }: GetInstance): Promise<Instance> {
    return this.instances.findForOrg(orgId, instanceId);
  }
}
