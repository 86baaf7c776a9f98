import { CommandHandler, Command, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, allowedFrom } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { instanceTransitions } from '../domain/instance-status.ts';
import { InstanceOperations, type InstanceOperation } from './instance-operations.ts';

/** Removes an instance for good: its container, its network and its volumes with all data. Its history stays. */
@Audited('instance.delete-requested')
export class DeleteInstance extends Command<Instance> {
  constructor(readonly target: InstanceOperation) {
    super();
  }
}

@CommandHandler(DeleteInstance)
export class DeleteInstanceHandler implements ICommandHandler<DeleteInstance> {
  constructor(private readonly operations: InstanceOperations) {}

  execute({ target }: DeleteInstance): Promise<Instance> {
    return this.operations.request(target, {
      from: allowedFrom(instanceTransitions, 'DELETING'),
      change: { desired: 'DELETED', restartRequestedAt: null },
      kind: 'delete-requested',
      isFulfilled: ({ desired }) => desired === 'DELETED',
    });
  }
}
