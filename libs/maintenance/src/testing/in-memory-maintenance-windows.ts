import { MaintenanceWindows } from '../application/ports/maintenance-windows.port.ts';
import { phaseOf, type MaintenanceWindowState, type WindowPlan } from '../domain/maintenance-window.ts';

export class InMemoryMaintenanceWindows extends MaintenanceWindows {
  private readonly windows = new Map<string, MaintenanceWindowState>();

  override insert(window: MaintenanceWindowState, most: number): Promise<boolean> {
    const standing = [...this.windows.values()].filter(
      (other) => other.orgId === window.orgId && phaseOf(other, window.createdAt) !== 'ENDED',
    );
    if (standing.length >= most) return Promise.resolve(false);
    this.windows.set(window.id, window);
    return Promise.resolve(true);
  }

  override find(orgId: string | null, id: string): Promise<MaintenanceWindowState | undefined> {
    const window = this.windows.get(id);
    return Promise.resolve(window?.orgId === orgId ? window : undefined);
  }

  override change(
    before: MaintenanceWindowState,
    plan: WindowPlan & { startsAt: Date },
    now: Date,
  ): Promise<MaintenanceWindowState | undefined> {
    const current = this.windows.get(before.id);
    if (current?.revision !== before.revision || phaseOf(current, now) === 'ENDED') return Promise.resolve(undefined);
    return Promise.resolve(this.keep({ ...current, ...plan }));
  }

  override async end(orgId: string | null, id: string, now: Date): Promise<MaintenanceWindowState | undefined> {
    const window = await this.find(orgId, id);
    if (window === undefined || phaseOf(window, now) === 'ENDED') return undefined;
    return this.keep({ ...window, endedAt: now });
  }

  private keep(changed: MaintenanceWindowState): MaintenanceWindowState {
    const window = { ...changed, revision: changed.revision + 1 };
    this.windows.set(window.id, window);
    return window;
  }
}
