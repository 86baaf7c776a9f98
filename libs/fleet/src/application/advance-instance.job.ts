import { defineJob } from '@moorage/kernel';

/**
 * Work is owed to an instance. The row says which; the job only wakes somebody. It isn't tried again by the queue: the row
 * says when to look again, and the poll wakes somebody then.
 */
export const AdvanceInstance = defineJob<{ instanceId: string }>('fleet.advance-instance', { retryLimit: 0, concurrency: 6 });
