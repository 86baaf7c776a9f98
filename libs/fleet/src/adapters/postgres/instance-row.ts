import type { DesiredState, Instance, InstanceHealth } from '../../domain/instance.ts';
import type { InstanceStep } from '../../domain/instance-steps.ts';
import type { InstanceStatus } from '../../domain/instance-status.ts';

/** A row of `instances` as `pg` returns it. */
export interface InstanceRow {
  id: string;
  org_id: string;
  bot_app_id: string;
  slug: string;
  owner_user_id: string;
  status: InstanceStatus;
  desired: DesiredState;
  resumes_with_org: boolean;
  step: InstanceStep | null;
  restart_requested_at: Date | null;
  image: string;
  image_reference: string | null;
  digest: string | null;
  version: string | null;
  runtime: string | null;
  volume_generation: number;
  dismissed_release_id: string | null;
  company_id: string | null;
  sealed_secret: string;
  address_host: string | null;
  address_port: number | null;
  health: InstanceHealth;
  established_at: Date | null;
  started_at: Date | null;
  attempts: number;
  next_attempt_at: Date | null;
  last_error: string | null;
  created_at: Date;
}

export function instanceOf(row: InstanceRow): Instance {
  return {
    id: row.id,
    orgId: row.org_id,
    botAppId: row.bot_app_id,
    slug: row.slug,
    ownerUserId: row.owner_user_id,
    status: row.status,
    desired: row.desired,
    resumesWithOrg: row.resumes_with_org,
    step: row.step,
    restartRequestedAt: row.restart_requested_at,
    image: row.image,
    imageReference: row.image_reference,
    digest: row.digest,
    version: row.version,
    runtime: row.runtime,
    volumeGeneration: row.volume_generation,
    dismissedReleaseId: row.dismissed_release_id,
    companyId: row.company_id,
    sealedSecret: row.sealed_secret,
    address:
      row.address_host === null || row.address_port === null
        ? null
        : { host: row.address_host, port: row.address_port },
    health: row.health,
    establishedAt: row.established_at,
    startedAt: row.started_at,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
    createdAt: row.created_at,
  };
}
