import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, Clock, DomainError } from '@moorage/kernel';
import { RolloutStore } from './ports/rollout-store.port.ts';
import { Rollouts } from './rollouts.ts';

/**
 * Goes on where it was paused.
 * @throws DomainError ROLLOUT.NOT_FOUND, ROLLOUT.TRANSITION_NOT_ALLOWED
 */
@Audited('rollout.resumed')
export class ResumeRollout extends Command<void> {
  constructor(readonly rolloutId: string) {
    super();
  }
}

@CommandHandler(ResumeRollout)
export class ResumeRolloutHandler implements ICommandHandler<ResumeRollout> {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly lifecycle: Rollouts,
    private readonly clock: Clock,
  ) {}

  async execute({ rolloutId }: ResumeRollout): Promise<void> {
    const rollout = await this.lifecycle.lock(rolloutId);
    const changed = await this.rollouts.change(rolloutId, ['PAUSED'], {
      status: 'RUNNING',
      nextActAt: this.clock.now(),
    });
    if (changed === undefined) throw new DomainError('ROLLOUT.TRANSITION_NOT_ALLOWED', { status: rollout.status });
    await this.lifecycle.record('rollout.resumed', rollout, {
      before: { status: rollout.status },
      after: { status: 'RUNNING' },
    });
    await this.lifecycle.wake(rolloutId);
  }
}
