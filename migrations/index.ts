import { PlatformRateLimits20261120090000 } from './20261120090000-platform-rate-limits.ts';

/** All migrations, oldest first. Immutable once landed: a change is a new one. */
export const migrations = [PlatformRateLimits20261120090000];
