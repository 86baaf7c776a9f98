import { CommandHandler, Command, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { BotUpdates } from './bot-updates.ts';
import { InstanceOperations, type InstanceOperation } from './instance-operations.ts';

/**
 * Tries a failed instance again from its first step; what is there already is used. One that failed on the way back from an
 * update goes on with that: brought up as it is, the old release would run on data that the new one had its hands on.
 */
@Audited('instance.retry-requested')
export class RetryInstance extends Command<Instance> {
  constructor(readonly target: InstanceOperation) {
    super();
  }
}

@CommandHandler(RetryInstance)
export class RetryInstanceHandler implements ICommandHandler<RetryInstance> {
  constructor(
    private readonly operations: InstanceOperations,
    private readonly updates: BotUpdates,
  ) {}

  async execute({ target }: RetryInstance): Promise<Instance> {
    const update = await this.updates.findGivenUp(target.instanceId);
    const again =
      update === undefined
        ? ({ status: 'CREATING', desired: 'RUNNING', step: null } as const)
        : ({ status: 'ROLLING_BACK' } as const);
    const instance = await this.operations.request(target, {
      from: ['FAILED'],
      change: { ...again, restartRequestedAt: null, lastError: null },
      kind: 'retry-requested',
      isFulfilled: () => false,
    });
    if (update !== undefined) await this.updates.resumeRollback(update);
    return instance;
  }
}
