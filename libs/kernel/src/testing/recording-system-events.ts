import { SystemEvents, type SystemEventContext, type SystemEventSource } from '../system-events.ts';

/** Keeps what was reported, for a test to look at. */
export class RecordingSystemEvents extends SystemEvents {
  readonly reported: {
    readonly source: SystemEventSource;
    readonly error: unknown;
    readonly context: SystemEventContext;
  }[] = [];

  override report(source: SystemEventSource, error: unknown, context: SystemEventContext = {}): void {
    this.reported.push({ source, error, context });
  }
}
