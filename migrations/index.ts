import { PlatformRateLimits20261120090000 } from './20261120090000-platform-rate-limits.ts';
import { FleetInstances20261120093001 } from './20261120093001-fleet-instances.ts';

/** All migrations, oldest first. Immutable once landed: a change is a new one. */
export const migrations = [PlatformRateLimits20261120090000, FleetInstances20261120093001];
