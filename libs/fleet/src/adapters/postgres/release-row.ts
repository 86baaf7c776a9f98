import type { Changelog } from '@moorage/kernel';
import type { Release } from '../../domain/release.ts';

export interface ReleaseRow {
  readonly id: string;
  readonly bot_app_id: string;
  readonly digest: string;
  readonly reference: string;
  readonly version: string | null;
  readonly changelog: Changelog | null;
  readonly changelog_problem: string | null;
  readonly detected_at: Date;
  readonly quarantined_at: Date | null;
  readonly quarantine_reason: string | null;
}

export const releaseColumns =
  'id, bot_app_id, digest, reference, version, changelog, changelog_problem, detected_at, quarantined_at, quarantine_reason';

export function releaseOf(row: ReleaseRow): Release {
  return {
    id: row.id,
    botAppId: row.bot_app_id,
    digest: row.digest,
    reference: row.reference,
    version: row.version,
    changelog: row.changelog,
    changelogProblem: row.changelog_problem,
    detectedAt: row.detected_at,
    quarantine:
      row.quarantined_at === null || row.quarantine_reason === null
        ? null
        : { at: row.quarantined_at, reason: row.quarantine_reason },
  };
}
