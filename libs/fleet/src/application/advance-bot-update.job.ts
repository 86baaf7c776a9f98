import { defineJob } from '@moorage/kernel';

/** Work is owed to a bot's update. The row says which and when; the job only wakes somebody. */
export const AdvanceBotUpdate = defineJob<{ botUpdateId: string }>('fleet.advance-bot-update', {
  retryDelayMax: 10,
  concurrency: 6,
  // A large image and large volumes take their time; the lease is renewed all the while.
  expireInSeconds: 7_200,
  keepSeconds: 3_600,
});
