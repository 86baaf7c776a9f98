import { DomainError } from './domain-error.ts';

/**
 * What maintenance does to whom it concerns, weakest first. `BANNER`: a notice. `READ_ONLY`: reading works, changing
 * doesn't. `OFFLINE`: neither works, and the bots are closed.
 */
export const maintenanceModes = ['BANNER', 'READ_ONLY', 'OFFLINE'] as const;
export type MaintenanceMode = (typeof maintenanceModes)[number];

/** Seconds after which a client asks again where nobody knows when the maintenance ends; also the most it is told. */
const retryAfter = { unknown: 60, most: 3_600 };

/** How somebody is refused what maintenance keeps closed: with its message, and when to try again. */
export function maintenanceRefusal(
  { mode, message, endsAt }: { mode: MaintenanceMode; message: string | null; endsAt: Date | null },
  now: Date,
): DomainError {
  const left = endsAt === null ? retryAfter.unknown : Math.ceil((endsAt.getTime() - now.getTime()) / 1000);
  return new DomainError(
    mode === 'OFFLINE' ? 'MAINTENANCE.OFFLINE' : 'MAINTENANCE.READ_ONLY',
    {
      retryAfterSeconds: Math.min(Math.max(left, 1), retryAfter.most),
      ...(endsAt !== null && { endsAt: endsAt.toISOString() }),
    },
    message ?? undefined,
  );
}
