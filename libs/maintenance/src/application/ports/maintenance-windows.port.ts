import type { MaintenanceWindowState, WindowPlan } from '../../domain/maintenance-window.ts';

/** Keeps windows. `orgId` null stands for the installation's own; each finds only what is its own. */
export abstract class MaintenanceWindows {
  /** @returns false where the owner has `most` windows that are not over already. */
  abstract insert(window: MaintenanceWindowState, most: number): Promise<boolean>;
  abstract find(orgId: string | null, id: string): Promise<MaintenanceWindowState | undefined>;
  /**
   * Replaces the plan of a window that was not over at `now` and still is as it was in `before`.
   * @returns undefined where it is over or somebody else was faster.
   */
  abstract change(
    before: MaintenanceWindowState,
    plan: WindowPlan & { startsAt: Date },
    now: Date,
  ): Promise<MaintenanceWindowState | undefined>;
  /** Ends a window that is not over at `now`. @returns undefined where it is. */
  abstract end(orgId: string | null, id: string, now: Date): Promise<MaintenanceWindowState | undefined>;
}
