import { Injectable } from '@nestjs/common';
import { BotUpdateFailed, type BotUpdateEnd } from '@moorage/contracts';
import { ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { RolloutTries } from './rollout-tries.ts';

/** A rollout learns at once of the end of one of its updates; where the event is lost, its orchestrator sees the row. */
@Injectable()
@ReactsTo(BotUpdateFailed, 'fleet.settle-rollout-when-bot-update-failed')
export class SettleRolloutWhenBotUpdateFailed implements Reaction<BotUpdateEnd> {
  constructor(
    private readonly tries: RolloutTries,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ botUpdateId, rolloutId }: BotUpdateEnd): Promise<void> {
    if (rolloutId !== null) await this.unitOfWork.run(() => this.tries.settleUpdate(botUpdateId));
  }
}
