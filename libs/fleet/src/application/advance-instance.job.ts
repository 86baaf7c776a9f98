import { defineJob } from '@moorage/kernel';

/**
 * Work is owed to an instance. The row says which and when; the job only wakes somebody.
 */
export const AdvanceInstance = defineJob<{ instanceId: string }>('fleet.advance-instance', {
  retryDelayMax: 10,
  concurrency: 6,
  // A large image takes its time; the lease is renewed all the while.
  expireInSeconds: 900,
  // While an engine is away every instance is looked at every other second.
  keepSeconds: 3_600,
});
