/** What can happen to an instance, as its history tells it. */
export const fleetEventKinds = [
  'requested',
  'creating',
  'running',
  'stopped',
  'restarted',
  'moved',
  'crashed',
  'recovered',
  'repairing',
  'step-failed',
  'failed',
  'start-requested',
  'stop-requested',
  'restart-requested',
  'retry-requested',
  'delete-requested',
  'deleted',
  'update-requested',
  'update-skipped',
  'updating',
  'updated',
  'rolling-back',
  'update-failed',
  'rollback-failed',
] as const;
export type FleetEventKind = (typeof fleetEventKinds)[number];

export interface FleetEvent {
  readonly id: string;
  readonly instanceId: string;
  readonly orgId: string;
  readonly at: Date;
  readonly kind: FleetEventKind;
  /** Who did it; null for what the platform did by itself. */
  readonly actorUserId: string | null;
  readonly version: string | null;
  readonly digest: string | null;
  /** What went wrong, in words for members. */
  readonly error: string | null;
  readonly detail: string | null;
}

/** What happened to instances: written once, never changed. */
export abstract class FleetHistory {
  abstract append(event: FleetEvent): Promise<void>;
}
