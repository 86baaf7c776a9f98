import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, Clock, DomainError } from '@moorage/kernel';
import { RolloutBotStore } from './ports/rollout-bot-store.port.ts';
import { RolloutStore } from './ports/rollout-store.port.ts';
import { Rollouts } from './rollouts.ts';

/**
 * Has the failed bots of a rollout tried again, as if they had never been: in waves of their own, with all their tries, and
 * counted anew towards the end of the rollout. One that is over goes back into the queue for it. The release may be in
 * quarantine: whoever asks has seen why.
 * @throws DomainError ROLLOUT.NOT_FOUND, ROLLOUT.NOTHING_FAILED, ROLLOUT.TRANSITION_NOT_ALLOWED while an aborted one has bots
 * in the middle of their updates
 */
@Audited('rollout.retried')
export class RetryFailedBots extends Command<void> {
  constructor(readonly rolloutId: string) {
    super();
  }
}

@CommandHandler(RetryFailedBots)
export class RetryFailedBotsHandler implements ICommandHandler<RetryFailedBots> {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly bots: RolloutBotStore,
    private readonly lifecycle: Rollouts,
    private readonly clock: Clock,
  ) {}

  async execute({ rolloutId }: RetryFailedBots): Promise<void> {
    const rollout = await this.lifecycle.lock(rolloutId);
    const { status, finishedAt } = rollout;
    if (status === 'ABORTED' && finishedAt === null)
      throw new DomainError('ROLLOUT.TRANSITION_NOT_ALLOWED', { status });
    const failed = await this.bots.reopenFailed(rolloutId);
    if (failed === 0) throw new DomainError('ROLLOUT.NOTHING_FAILED');
    const isOver = status === 'ABORTED' || status === 'FINISHED';
    await this.rollouts.change(rolloutId, [status], {
      nextActAt: this.clock.now(),
      ...(isOver && { status: 'QUEUED', reason: null, finishedAt: null }),
    });
    await this.lifecycle.record('rollout.retried', rollout, { before: { status, failed }, after: { failed: 0 } });
    await this.lifecycle.wake(rolloutId);
  }
}
