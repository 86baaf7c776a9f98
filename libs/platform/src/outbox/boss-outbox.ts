import { Injectable } from '@nestjs/common';
import {
  EventPublisher,
  JobQueue,
  SecretBox,
  type EnqueueOptions,
  type IntegrationEvent,
  type JobDefinition,
} from '@moorage/kernel';
import { Boss } from './boss.ts';
import { sealPayload } from './sealed-payload.ts';

/** One job per reaction, in the transaction of the fact: a reaction that fails is tried again without its siblings. */
@Injectable()
export class BossEventPublisher extends EventPublisher {
  constructor(
    private readonly boss: Boss,
    private readonly secretBox: SecretBox,
  ) {
    super();
  }

  override async publish<Payload extends object>({
    name,
    payload,
    confidential,
  }: IntegrationEvent<Payload>): Promise<void> {
    const db = this.boss.preparedInTransaction;
    const data = confidential === true ? sealPayload(this.secretBox, name, payload) : payload;
    for (const queue of this.boss.queuesFor(name)) await this.boss.client.send(queue, data, { db });
  }
}

@Injectable()
export class BossJobQueue extends JobQueue {
  constructor(private readonly boss: Boss) {
    super();
  }

  override async enqueue<Data extends object>(
    job: JobDefinition<Data>,
    data: Data,
    options: EnqueueOptions = {},
  ): Promise<void> {
    await this.boss.client.send(job.queue, data, {
      db: this.boss.inTransaction,
      ...(options.startAfter && { startAfter: options.startAfter }),
      ...(options.key !== undefined && { singletonKey: options.key }),
    });
  }
}
