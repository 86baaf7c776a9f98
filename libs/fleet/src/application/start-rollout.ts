import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import { RolloutTerms, type WantedRollout } from './rollout-terms.ts';
import { Rollouts } from './rollouts.ts';

/**
 * Has a release roll over bots: at once, or when the rollout that runs over the same channels is over. Answers its id.
 * @throws DomainError RELEASE.NOT_FOUND, ROLLOUT.RELEASE_QUARANTINED, REQUEST.INVALID
 */
@Audited('rollout.requested', 'rollout.aborted')
export class StartRollout extends Command<string> {
  constructor(
    readonly wanted: WantedRollout,
    readonly actorUserId: string,
  ) {
    super();
  }
}

@CommandHandler(StartRollout)
export class StartRolloutHandler implements ICommandHandler<StartRollout> {
  constructor(
    private readonly terms: RolloutTerms,
    private readonly rollouts: Rollouts,
  ) {}

  async execute({ wanted, actorUserId }: StartRollout): Promise<string> {
    return this.rollouts.request({ ...(await this.terms.of(wanted)), createdBy: actorUserId });
  }
}
