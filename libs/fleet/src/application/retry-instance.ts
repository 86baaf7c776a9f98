import { CommandHandler, Command, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { InstanceOperations, type InstanceOperation } from './instance-operations.ts';

/** Tries a failed instance again from its first step; what is there already is used. */
@Audited('instance.retry-requested')
export class RetryInstance extends Command<Instance> {
  constructor(readonly target: InstanceOperation) {
    super();
  }
}

@CommandHandler(RetryInstance)
export class RetryInstanceHandler implements ICommandHandler<RetryInstance> {
  constructor(private readonly operations: InstanceOperations) {}

  execute({ target }: RetryInstance): Promise<Instance> {
    return this.operations.request(target, {
      from: ['FAILED'],
      change: { status: 'CREATING', desired: 'RUNNING', step: null, restartRequestedAt: null, lastError: null },
      kind: 'retry-requested',
      isFulfilled: () => false,
    });
  }
}
