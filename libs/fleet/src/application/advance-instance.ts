import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '@moorage/kernel';
import { AdvanceInstance } from './advance-instance.job.ts';
import { InstanceReconciler } from './instance-reconciler.ts';

@Injectable()
@HandlesJob(AdvanceInstance)
export class AdvanceInstanceHandler implements JobHandler<{ instanceId: string }> {
  constructor(private readonly reconciler: InstanceReconciler) {}

  handle({ instanceId }: { instanceId: string }, signal: AbortSignal): Promise<void> {
    return this.reconciler.advance(instanceId, signal);
  }
}
