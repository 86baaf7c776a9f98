import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import { Rollouts } from './rollouts.ts';

/**
 * Ends a rollout: bots that are being updated come to their end, the others keep what they run.
 * @throws DomainError ROLLOUT.NOT_FOUND, ROLLOUT.TRANSITION_NOT_ALLOWED where it is over
 */
@Audited('rollout.aborted')
export class AbortRollout extends Command<void> {
  constructor(
    readonly rolloutId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(AbortRollout)
export class AbortRolloutHandler implements ICommandHandler<AbortRollout> {
  constructor(private readonly rollouts: Rollouts) {}

  async execute({ rolloutId, reason }: AbortRollout): Promise<void> {
    await this.rollouts.abort(await this.rollouts.lock(rolloutId), reason);
  }
}
