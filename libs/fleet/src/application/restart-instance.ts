import { CommandHandler, Command, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, Clock } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { InstanceOperations, type InstanceOperation } from './instance-operations.ts';

/** Wants a running instance to end and begin anew. A restart that is owed already is not owed twice. */
@Audited('instance.restart-requested')
export class RestartInstance extends Command<Instance> {
  constructor(readonly target: InstanceOperation) {
    super();
  }
}

@CommandHandler(RestartInstance)
export class RestartInstanceHandler implements ICommandHandler<RestartInstance> {
  constructor(
    private readonly operations: InstanceOperations,
    private readonly clock: Clock,
  ) {}

  execute({ target }: RestartInstance): Promise<Instance> {
    return this.operations.request(target, {
      from: ['RUNNING'],
      change: { desired: 'RUNNING', restartRequestedAt: this.clock.now() },
      kind: 'restart-requested',
      isFulfilled: ({ restartRequestedAt }) => restartRequestedAt !== null,
    });
  }
}
