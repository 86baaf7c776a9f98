import { DomainError, maintenanceModes, type MaintenanceMode } from '@moorage/kernel';

/** A stretch of time in which less works than usual: from `startsAt`, inclusive, to the end, exclusive. */
export interface MaintenanceWindowState {
  readonly id: string;
  /** Null: the whole installation. */
  readonly orgId: string | null;
  readonly mode: MaintenanceMode;
  readonly message: string | null;
  readonly startsAt: Date;
  /** Null: until somebody ends it. */
  readonly endsAt: Date | null;
  /** When somebody ended it before its time, or called it off before it began. */
  readonly endedAt: Date | null;
  readonly createdAt: Date;
  /** Grows with each change: who changes a window says which state they saw. */
  readonly revision: number;
}

/** What a window is at a moment. It follows from the clock alone, so no job has to come along for it to begin. */
export type WindowPhase = 'UPCOMING' | 'RUNNING' | 'ENDED';

export const longestMessage = 500;
const longestAheadMs = 366 * 24 * 60 * 60_000;

export interface WindowPlan {
  readonly mode: MaintenanceMode;
  readonly message: string | null;
  /** Null: now. */
  readonly startsAt: Date | null;
  /** Null: until somebody ends it. */
  readonly endsAt: Date | null;
}

/**
 * A new window, or what a changed one becomes.
 * @throws DomainError MAINTENANCE.ENDS_BEFORE_START, MAINTENANCE.IN_THE_PAST, MAINTENANCE.TOO_FAR_AHEAD naming the field
 */
export function planWindow(
  { mode, message, startsAt, endsAt }: WindowPlan,
  now: Date,
): Omit<WindowPlan, 'startsAt'> & { startsAt: Date } {
  const begins = startsAt ?? now;
  if (begins.getTime() - now.getTime() > longestAheadMs)
    throw new DomainError('MAINTENANCE.TOO_FAR_AHEAD', { field: 'startsAt' });
  if (endsAt !== null) {
    if (endsAt <= begins) throw new DomainError('MAINTENANCE.ENDS_BEFORE_START', { field: 'endsAt' });
    if (endsAt <= now) throw new DomainError('MAINTENANCE.IN_THE_PAST', { field: 'endsAt' });
    if (endsAt.getTime() - now.getTime() > 2 * longestAheadMs)
      throw new DomainError('MAINTENANCE.TOO_FAR_AHEAD', { field: 'endsAt' });
  }
  const text = message?.trim() ?? '';
  return { mode, message: text === '' ? null : text, startsAt: begins, endsAt };
}

export function phaseOf(
  { startsAt, endsAt, endedAt }: Pick<MaintenanceWindowState, 'startsAt' | 'endsAt' | 'endedAt'>,
  now: Date,
): WindowPhase {
  if (endedAt !== null || (endsAt !== null && endsAt <= now)) return 'ENDED';
  return startsAt <= now ? 'RUNNING' : 'UPCOMING';
}

/** The strongest of windows that run together; of two as strong, the one that lasts longer. */
export function strongest<W extends { readonly mode: MaintenanceMode; readonly endsAt: Date | null }>(
  windows: readonly W[],
): W | undefined {
  const weight = ({ mode }: W): number => maintenanceModes.indexOf(mode);
  const end = ({ endsAt }: W): number => endsAt?.getTime() ?? Infinity;
  return windows.reduce<W | undefined>((best, window) => {
    if (best === undefined || weight(window) > weight(best)) return window;
    return weight(window) === weight(best) && end(window) > end(best) ? window : best;
  }, undefined);
}
