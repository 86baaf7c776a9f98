import type { InstanceStatus } from './instance-status.ts';
import type { InstanceStep } from './instance-steps.ts';

/** What somebody wants of an instance; the reconciler brings it there. */
export const desiredStates = ['RUNNING', 'STOPPED', 'DELETED'] as const;
export type DesiredState = (typeof desiredStates)[number];

/** `unknown` while nobody can tell: it doesn't run, or the engine doesn't answer. */
export const instanceHealths = ['ok', 'unhealthy', 'unknown'] as const;
export type InstanceHealth = (typeof instanceHealths)[number];

/** One bot of one organisation. */
export interface Instance {
  readonly id: string;
  readonly orgId: string;
  readonly botAppId: string;
  /** First label of the bot's host name. */
  readonly slug: string;
  /** The org's first owner, who becomes the bot's first admin. */
  readonly ownerUserId: string;
  readonly status: InstanceStatus;
  readonly desired: DesiredState;
  /** It ran when its organisation was deactivated: it runs again when that is undone. */
  readonly resumesWithOrg: boolean;
  /** The step the reconciler is at; null: none. */
  readonly step: InstanceStep | null;
  /** Set while a restart is owed. */
  readonly restartRequestedAt: Date | null;
  /** The tracked reference, such as `ghcr.io/acme/bot:stable`. */
  readonly image: string;
  /** What it runs: `registry/repository@sha256:…`; null until it was resolved. */
  readonly imageReference: string | null;
  readonly digest: string | null;
  readonly version: string | null;
  readonly runtime: string | null;
  /** Of the volumes it has: a rollback restores into those of another one. */
  readonly volumeGeneration: number;
  /** The release that its people said "later" to. */
  readonly dismissedReleaseId: string | null;
  /** The bot's own id of the company; null until it was provisioned. */
  readonly companyId: string | null;
  /** Sealed by the SecretBox for the context `instance:<id>`. */
  readonly sealedSecret: string;
  /** Where Moorage reaches the bot; null while that isn't known for sure. */
  readonly address: InstanceAddress | null;
  readonly health: InstanceHealth;
  /** When it was RUNNING for the first time: from then on its volumes hold somebody's data. */
  readonly establishedAt: Date | null;
  readonly startedAt: Date | null;
  /** Failed tries of the current step. */
  readonly attempts: number;
  /** When the reconciler should look again; null: not before somebody wants something. */
  readonly nextAttemptAt: Date | null;
  /** Why it is where it is, in words for members; null when all is well. */
  readonly lastError: string | null;
  readonly createdAt: Date;
}

export interface InstanceAddress {
  readonly host: string;
  readonly port: number;
}
