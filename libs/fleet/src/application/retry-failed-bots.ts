import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, Clock, DomainError, isUuid } from '@moorage/kernel';
import { shareAChannel } from '../domain/rollout-selection.ts';
import { RolloutBotStore } from './ports/rollout-bot-store.port.ts';
import { RolloutStore } from './ports/rollout-store.port.ts';
import { Rollouts } from './rollouts.ts';

/**
 * Has the failed bots of a rollout tried again, as if they had never been: in waves of their own, with all their tries, and
 * counted anew towards the end of the rollout. Those that run something else by now stay as they are. One that is over goes
 * back into the queue for it. The release may be in quarantine: whoever asks has seen why.
 * @throws DomainError ROLLOUT.NOT_FOUND, ROLLOUT.NOTHING_FAILED, ROLLOUT.TRANSITION_NOT_ALLOWED while an aborted one has bots
 * in the middle of their updates, or where a newer one is for the same bots: they would be taken back from that
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
    const known = isUuid(rolloutId) ? await this.rollouts.find(rolloutId) : undefined;
    if (known === undefined) throw new DomainError('ROLLOUT.NOT_FOUND');
    const open = await this.rollouts.lockOpen(known.botAppId);
    const rollout = await this.lifecycle.lock(rolloutId);
    const { status, finishedAt, selection, createdAt } = rollout;
    if (status === 'ABORTED' && finishedAt === null)
      throw new DomainError('ROLLOUT.TRANSITION_NOT_ALLOWED', { status });
    if (open.some((other) => other.createdAt > createdAt && shareAChannel(other.selection, selection)))
      throw new DomainError('ROLLOUT.TRANSITION_NOT_ALLOWED', { status }, 'A newer rollout has its channels.');
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
