export * from './all-at-once.ts';
export * from './eventually.ts';
export * from './fixed-clock.ts';
export * from './in-memory-rate-limiter.ts';
export * from './recording-audit-trail.ts';
export * from './recording-outbox.ts';
export * from './recording-system-events.ts';
export * from './sequential-ids.ts';
