import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@moorage/kernel';
import { ResourceNames } from '../domain/resource-names.ts';
import { ContainerRuntime, type LogLine } from './ports/container-runtime.port.ts';
import { TenantInstances } from './tenant-instances.ts';

/** The last `tail` lines of an instance's log, then new ones until the signal fires or the container ends. */
export class FollowInstanceLogs extends Query<AsyncIterable<LogLine>> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
    readonly tail: number,
    readonly signal: AbortSignal,
  ) {
    super();
  }
}

@QueryHandler(FollowInstanceLogs)
export class FollowInstanceLogsHandler implements IQueryHandler<FollowInstanceLogs> {
  constructor(
    private readonly instances: TenantInstances,
    private readonly runtime: ContainerRuntime,
  ) {}

  /** @throws DomainError INSTANCE.NOT_FOUND, RUNTIME.CONTAINER_NOT_FOUND, RUNTIME.UNAVAILABLE: before anything was streamed */
  async execute({ orgId, instanceId, tail, signal }: FollowInstanceLogs): Promise<AsyncIterable<LogLine>> {
    const { id } = await this.instances.findForOrg(orgId, instanceId);
    const { container } = new ResourceNames(id);
    const { state } = await this.runtime.inspectContainer(container);
    if (state === 'missing') throw new DomainError('RUNTIME.CONTAINER_NOT_FOUND');
    return this.runtime.streamLogs(container, { tail, follow: true, signal });
  }
}
