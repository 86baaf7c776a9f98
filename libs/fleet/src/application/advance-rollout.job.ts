import { defineJob } from '@moorage/kernel';

/** Something is owed to a rollout. The row says what and when; the job only wakes somebody. */
export const AdvanceRollout = defineJob<{ rolloutId: string }>('fleet.advance-rollout', {
  retryDelayMax: 10,
  concurrency: 2,
  keepSeconds: 3_600,
});
