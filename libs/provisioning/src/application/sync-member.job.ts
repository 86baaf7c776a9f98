import { defineJob } from '@moorage/kernel';

/** A bot may be owed something about a membership. The row says what and when; the queue only wakes somebody. */
export const SyncMember = defineJob<{ membershipId: string; instanceId: string }>('provisioning.sync-member', {
  retryDelayMax: 10,
  concurrency: 8,
  expireInSeconds: 120,
  keepSeconds: 3_600,
});
