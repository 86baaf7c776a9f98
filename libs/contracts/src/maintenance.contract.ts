import type { MaintenanceMode } from '@moorage/kernel';

/** A stretch of time in which less works than usual: from `startsAt`, inclusive, to `endsAt`, exclusive. */
export interface MaintenanceWindow {
  readonly windowId: string;
  /** Null: the whole installation. */
  readonly orgId: string | null;
  readonly mode: MaintenanceMode;
  /** Plain text for the people it keeps waiting. */
  readonly message: string | null;
  readonly startsAt: Date;
  /** Null: until somebody ends it. */
  readonly endsAt: Date | null;
}

/**
 * Which maintenance is on, answered from memory, at once, on every replica: a change is known within 5 s everywhere.
 * Rollouts and payouts ask it before they touch an organisation. Implemented by `maintenance`.
 */
export abstract class MaintenanceSchedule {
  /** The strongest window that is running now, of the installation or of the organisation; BANNER is the weakest. */
  abstract running(orgId?: string): MaintenanceWindow | undefined;
  /** Windows of the installation and of the organisation that are running or begin within the hour. */
  abstract upcoming(orgId: string): readonly MaintenanceWindow[];
  /** Told after what concerns `orgId` (undefined: everybody) can be read. Returns how to stop. */
  abstract onChange(listener: (orgId: string | undefined) => void): () => void;
}
