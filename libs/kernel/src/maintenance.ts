/**
 * What maintenance does to whom it concerns, weakest first. `BANNER`: a notice. `READ_ONLY`: reading works, changing
 * doesn't. `OFFLINE`: neither works, and the bots are closed.
 */
export const maintenanceModes = ['BANNER', 'READ_ONLY', 'OFFLINE'] as const;
export type MaintenanceMode = (typeof maintenanceModes)[number];
