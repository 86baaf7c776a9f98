import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '@moorage/kernel';
import { AdvanceBotUpdate } from './advance-bot-update.job.ts';
import { BotUpdateReconciler } from './bot-update-reconciler.ts';

@Injectable()
@HandlesJob(AdvanceBotUpdate)
export class AdvanceBotUpdateHandler implements JobHandler<{ botUpdateId: string }> {
  constructor(private readonly reconciler: BotUpdateReconciler) {}

  handle({ botUpdateId }: { botUpdateId: string }, signal: AbortSignal): Promise<void> {
    return this.reconciler.advance(botUpdateId, signal);
  }
}
