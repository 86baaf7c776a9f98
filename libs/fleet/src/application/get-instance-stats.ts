import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, DomainError } from '@moorage/kernel';
import { ResourceNames } from '../domain/resource-names.ts';
import { ContainerRuntime } from './ports/container-runtime.port.ts';
import { TenantInstances } from './tenant-instances.ts';

export interface InstanceStats {
  /** 100 is one core fully used. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number;
  readonly pids: number;
  /** When it was measured, as ISO 8601. */
  readonly at: string;
}

export class GetInstanceStats extends Query<InstanceStats> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
  ) {
    super();
  }
}

/** Asks the runtime: nothing of it is stored. */
@QueryHandler(GetInstanceStats)
export class GetInstanceStatsHandler implements IQueryHandler<GetInstanceStats> {
  constructor(
    private readonly instances: TenantInstances,
    private readonly runtime: ContainerRuntime,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError INSTANCE.NOT_FOUND, RUNTIME.CONTAINER_NOT_FOUND where it doesn't run, RUNTIME.UNAVAILABLE */
  async execute({ orgId, instanceId }: GetInstanceStats): Promise<InstanceStats> {
    const { id, status } = await this.instances.findForOrg(orgId, instanceId);
    if (status === 'STOPPED') throw new DomainError('RUNTIME.CONTAINER_NOT_FOUND', {}, 'The instance is stopped.');
    const { cpuPercent, memoryBytes, memoryLimitBytes, pids } = await this.runtime.containerStats(
      new ResourceNames(id).container,
    );
    return { cpuPercent, memoryBytes, memoryLimitBytes, pids, at: this.clock.now().toISOString() };
  }
}
