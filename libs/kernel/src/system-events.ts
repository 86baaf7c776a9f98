/** Where something unforeseen happened: a request, a durable job (also one that reacts to a fact), or a step of an instance's saga. */
export const systemEventSources = ['request', 'job', 'saga'] as const;
export type SystemEventSource = (typeof systemEventSources)[number];

/** What an engineer needs to find the place: ids and names of routes or queues, never what people typed. */
export type SystemEventContext = Readonly<Record<string, string | number | undefined>>;

/**
 * The engineers' error records, for platform admins alone: nothing of them is ever in an organisation's audit log or in an
 * answer of the API.
 */
export abstract class SystemEvents {
  /** Takes note of an error that nobody foresaw. Returns at once, and never throws: what reports has its own work to do. */
  abstract report(source: SystemEventSource, error: unknown, context?: SystemEventContext): void;
}
