import { CommandHandler, Command, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { InstanceOperations, type InstanceOperation } from './instance-operations.ts';

/** Wants a stopped instance to run. One that runs already is left as it is. */
@Audited('instance.start-requested')
export class StartInstance extends Command<Instance> {
  constructor(readonly target: InstanceOperation) {
    super();
  }
}

@CommandHandler(StartInstance)
export class StartInstanceHandler implements ICommandHandler<StartInstance> {
  constructor(private readonly operations: InstanceOperations) {}

  execute({ target }: StartInstance): Promise<Instance> {
    return this.operations.request(target, {
      from: ['RUNNING', 'STOPPED'],
      change: { desired: 'RUNNING' },
      kind: 'start-requested',
      isFulfilled: ({ desired }) => desired === 'RUNNING',
    });
  }
}
