import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, Clock, DomainError } from '@moorage/kernel';
import { RolloutStore } from './ports/rollout-store.port.ts';
import { Rollouts } from './rollouts.ts';

/**
 * Nothing new begins until it is resumed; who is being updated comes to its end.
 * @throws DomainError ROLLOUT.NOT_FOUND, ROLLOUT.TRANSITION_NOT_ALLOWED
 */
@Audited('rollout.paused')
export class PauseRollout extends Command<void> {
  constructor(readonly rolloutId: string) {
    super();
  }
}

@CommandHandler(PauseRollout)
export class PauseRolloutHandler implements ICommandHandler<PauseRollout> {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly lifecycle: Rollouts,
    private readonly clock: Clock,
  ) {}

  async execute({ rolloutId }: PauseRollout): Promise<void> {
    const rollout = await this.lifecycle.lock(rolloutId);
    const changed = await this.rollouts.change(rolloutId, ['RUNNING'], {
      status: 'PAUSED',
      nextActAt: this.clock.now(),
    });
    if (changed === undefined) throw new DomainError('ROLLOUT.TRANSITION_NOT_ALLOWED', { status: rollout.status });
    await this.lifecycle.record('rollout.paused', rollout, {
      before: { status: rollout.status },
      after: { status: 'PAUSED' },
    });
    await this.lifecycle.wake(rolloutId);
  }
}
