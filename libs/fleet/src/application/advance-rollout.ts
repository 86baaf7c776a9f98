import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '@moorage/kernel';
import { AdvanceRollout } from './advance-rollout.job.ts';
import { RolloutOrchestrator } from './rollout-orchestrator.ts';

@Injectable()
@HandlesJob(AdvanceRollout)
export class AdvanceRolloutHandler implements JobHandler<{ rolloutId: string }> {
  constructor(private readonly orchestrator: RolloutOrchestrator) {}

  handle({ rolloutId }: { rolloutId: string }, signal: AbortSignal): Promise<void> {
    return this.orchestrator.advance(rolloutId, signal);
  }
}
