/** A fact that other contexts may react to; written to the outbox in the transaction that made it true. */
export interface IntegrationEvent<Payload = unknown> {
  /** Past tense and grouped, such as `membership.changed`. */
  readonly name: string;
  readonly payload: Payload;
  /** The payload holds secrets, such as live links: it waits for its reactions encrypted. */
  readonly confidential?: true;
}

/** The definition of one kind of event: call it with a payload to make one. */
export interface EventDefinition<Payload> {
  (payload: Payload): IntegrationEvent<Payload>;
  readonly eventName: string;
  readonly confidential: boolean;
}

export function defineEvent<Payload extends object>(
  eventName: string,
  { confidential = false }: { confidential?: boolean } = {},
): EventDefinition<Payload> {
  const make = (payload: Payload): IntegrationEvent<Payload> =>
    confidential ? { name: eventName, payload, confidential } : { name: eventName, payload };
  return Object.assign(make, { eventName, confidential });
}

/** Publishes facts. Each reaction gets its own durable job in the ambient transaction: all of it happens, or none. */
export abstract class EventPublisher {
  /** @throws Error outside a unit of work. */
  abstract publish<Payload extends object>(event: IntegrationEvent<Payload>): Promise<void>;
}

const reaction = Symbol.for('moorage.reaction');

export interface ReactionMetadata {
  readonly eventName: string;
  readonly confidential: boolean;
  /** The queue's name; stable, since jobs wait in it across restarts. */
  readonly queue: string;
}

/** A class that reacts to a published fact. Delivered at least once, after the commit: `handle` must be idempotent. */
export interface Reaction<Payload> {
  handle(payload: Payload): Promise<void>;
}

/**
 * Marks a reaction. `queue` is the sentence of the class in kebab-case, prefixed by its context:
 * `@ReactsTo(MembershipChanged, 'provisioning.provision-member-when-membership-changed')`.
 */
export function ReactsTo<Payload>(event: EventDefinition<Payload>, queue: string) {
  return (target: new (...args: never[]) => Reaction<Payload>): void => {
    Object.defineProperty(target, reaction, {
      value: { eventName: event.eventName, confidential: event.confidential, queue } satisfies ReactionMetadata,
    });
  };
}

export function reactionOf(target: object): ReactionMetadata | undefined {
  return (target as { [reaction]?: ReactionMetadata })[reaction];
}
