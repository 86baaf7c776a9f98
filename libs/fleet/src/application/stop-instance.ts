import { CommandHandler, Command, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { InstanceOperations, type InstanceOperation } from './instance-operations.ts';

/** Wants a running instance to stop, and to stay so until somebody starts it. Its data is kept. */
@Audited('instance.stop-requested')
export class StopInstance extends Command<Instance> {
  constructor(readonly target: InstanceOperation) {
    super();
  }
}

@CommandHandler(StopInstance)
export class StopInstanceHandler implements ICommandHandler<StopInstance> {
  constructor(private readonly operations: InstanceOperations) {}

  execute({ target }: StopInstance): Promise<Instance> {
    return this.operations.request(target, {
      from: ['RUNNING', 'STOPPED'],
      change: { desired: 'STOPPED', restartRequestedAt: null },
      kind: 'stop-requested',
      isFulfilled: ({ desired }) => desired === 'STOPPED',
    });
  }
}
