import { Injectable } from '@nestjs/common';
import { EventPublisher, JobQueue, type EnqueueOptions, type IntegrationEvent, type JobDefinition } from '@moorage/kernel';
import { Boss } from './boss.ts';

/** One job per reaction, in the transaction of the fact: a reaction that fails is tried again without its siblings. */
@Injectable()
export class BossEventPublisher extends EventPublisher {
  constructor(private readonly boss: Boss) {
    super();
  }

  override async publish<Payload extends object>(event: IntegrationEvent<Payload>): Promise<void> {
    const db = this.boss.inTransaction;
    for (const queue of this.boss.queuesFor(event.name)) await this.boss.client.send(queue, event.payload, { db });
  }
}

@Injectable()
export class BossJobQueue extends JobQueue {
  constructor(private readonly boss: Boss) {
    super();
  }

  override async enqueue<Data extends object>(job: JobDefinition<Data>, data: Data, options: EnqueueOptions = {}): Promise<void> {
    await this.boss.client.send(job.queue, data, {
      db: this.boss.inTransaction,
      ...(options.startAfter && { startAfter: options.startAfter }),
      ...(options.key !== undefined && { singletonKey: options.key }),
    });
  }
}
