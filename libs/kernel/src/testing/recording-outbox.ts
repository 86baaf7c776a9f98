import { Broadcast, type BroadcastChannel } from '../broadcast.ts';
import { EventPublisher, type EventDefinition, type IntegrationEvent } from '../integration-event.ts';
import { JobQueue, type EnqueueOptions, type JobDefinition } from '../job.ts';
import { UnitOfWork } from '../unit-of-work.ts';

/** Runs work at once, without a transaction: for unit tests on in-memory adapters. */
export class ImmediateUnitOfWork extends UnitOfWork {
  override run<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  override beforeCommit(): void {
    throw new Error('Work that runs without a transaction has no commit');
  }

  override afterCommit(effect: () => void): void {
    effect();
  }
}

/** Keeps what was published, so that a unit test can say what a use case told the world. */
export class RecordingPublisher extends EventPublisher {
  readonly events: IntegrationEvent[] = [];

  override publish<Payload extends object>(event: IntegrationEvent<Payload>): Promise<void> {
    this.events.push(event);
    return Promise.resolve();
  }

  /** The payloads of all published events of one kind. */
  of<Payload>(definition: EventDefinition<Payload>): Payload[] {
    return this.events.filter((e) => e.name === definition.eventName).map((e) => e.payload as Payload);
  }
}

export class RecordingJobQueue extends JobQueue {
  readonly jobs: { queue: string; data: object; options: EnqueueOptions }[] = [];

  override enqueue<Data extends object>(
    job: JobDefinition<Data>,
    data: Data,
    options: EnqueueOptions = {},
  ): Promise<void> {
    this.jobs.push({ queue: job.queue, data, options });
    return Promise.resolve();
  }
}

export class RecordingBroadcast extends Broadcast {
  readonly messages: { channel: BroadcastChannel; message: object }[] = [];
  private readonly listeners = new Set<(channel: BroadcastChannel, message: object) => void>();

  override send(channel: BroadcastChannel, message: object): Promise<void> {
    this.messages.push({ channel, message });
    this.listeners.forEach((listener) => listener(channel, message));
    return Promise.resolve();
  }

  override on(channel: BroadcastChannel, listener: (message: never) => void): () => void {
    const forChannel = (c: BroadcastChannel, message: object): void => {
      if (c === channel) listener(message as never);
    };
    this.listeners.add(forChannel);
    return () => this.listeners.delete(forChannel);
  }

  override onConnection(_listener: (state: 'lost' | 'restored') => void): () => void {
    return () => undefined;
  }

  override isConnected(): boolean {
    return true;
  }
}
