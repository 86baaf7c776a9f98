import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { ReleaseStore, type FollowedImage } from '../../application/ports/release-store.port.ts';
import type { Release } from '../../domain/release.ts';
import { releaseColumns, releaseOf, type ReleaseRow } from './release-row.ts';

/** A look that was asked for while there was one is still to come. */
const unlessAskedFor = (nextAt: string): string =>
  `CASE WHEN next_look_at < leased_until THEN next_look_at ELSE ${nextAt}::timestamptz END`;

@Injectable()
export class PostgresReleaseStore extends ReleaseStore {
  constructor(private readonly database: Database) {
    super();
  }

  /** References by digest mean the same for ever: nobody asks for them. */
  override async followNewImages(now: Date): Promise<void> {
    await this.database.write(
      `INSERT INTO followed_images (image, bot_app_id, next_look_at)
       SELECT DISTINCT ON (image) image, bot_app_id, $1::timestamptz FROM instances
        WHERE status <> 'DELETED' AND position('@' IN image) = 0
          AND NOT EXISTS (SELECT 1 FROM followed_images f WHERE f.image = instances.image)
       ON CONFLICT (image) DO NOTHING`,
      [now],
    );
  }

  /**
   * An image that no instance follows any more is left alone until one does. While one is looked at, its next look is due when
   * the lease ends, or before, where somebody asks for it meanwhile.
   */
  override async claimDue(now: Date, leasedUntil: Date, limit: number): Promise<FollowedImage[]> {
    const { rows } = await this.database.write<FollowedImage>(
      `UPDATE followed_images SET leased_until = $2, next_look_at = $2
        WHERE image IN (
          SELECT image FROM followed_images f
           WHERE next_look_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
             AND EXISTS (SELECT 1 FROM instances i WHERE i.image = f.image AND i.status <> 'DELETED')
           ORDER BY next_look_at LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING image, bot_app_id AS "botAppId", digest, failures`,
      [now, leasedUntil, limit],
    );
    return rows;
  }

  override async sawDigest(
    image: string,
    { releaseId, digest, at, nextAt }: { releaseId: string; digest: string; at: Date; nextAt: Date },
  ): Promise<void> {
    await this.database.write(
      `UPDATE followed_images SET release_id = $2, digest = $3, seen_at = $4, next_look_at = ${unlessAskedFor('$5')},
              leased_until = NULL, failures = 0, last_error = NULL
        WHERE image = $1`,
      [image, releaseId, digest, at, nextAt],
    );
  }

  override async couldNotLook(image: string, { error, nextAt }: { error: string; nextAt: Date }): Promise<void> {
    await this.database.write(
      `UPDATE followed_images SET failures = failures + 1, last_error = $2, next_look_at = ${unlessAskedFor('$3')},
              leased_until = NULL
        WHERE image = $1`,
      [image, error, nextAt],
    );
  }

  override async followedImages(): Promise<string[]> {
    const rows = await this.database.query<{ image: string }>('SELECT image FROM followed_images ORDER BY image');
    return rows.map(({ image }) => image);
  }

  override async lookAtAll(now: Date): Promise<void> {
    await this.database.write('UPDATE followed_images SET next_look_at = $1 WHERE next_look_at > $1', [now]);
  }

  override async put({
    id,
    botAppId,
    digest,
    reference,
    detectedAt,
  }: Parameters<ReleaseStore['put']>[0]): Promise<{ release: Release; isNew: boolean }> {
    // The update changes nothing; it has the row returned, whoever wrote it.
    const { rows } = await this.database.write<ReleaseRow>(
      `INSERT INTO releases (id, bot_app_id, digest, reference, detected_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (bot_app_id, reference) DO UPDATE SET digest = excluded.digest
       RETURNING ${releaseColumns}`,
      [id, botAppId, digest, reference, detectedAt],
    );
    const release = releaseOf(rows[0]!);
    return { release, isNew: release.id === id };
  }

  override async find(releaseId: string): Promise<Release | undefined> {
    const [row] = await this.database.query<ReleaseRow>(`SELECT ${releaseColumns} FROM releases WHERE id = $1`, [
      releaseId,
    ]);
    return row && releaseOf(row);
  }

  override async findMany(releaseIds: readonly string[]): Promise<Map<string, Release>> {
    if (releaseIds.length === 0) return new Map();
    const rows = await this.database.query<ReleaseRow>(`SELECT ${releaseColumns} FROM releases WHERE id = ANY ($1)`, [
      [...new Set(releaseIds)],
    ]);
    return new Map(rows.map((row) => [row.id, releaseOf(row)]));
  }

  override async newestOf(image: string): Promise<Release | undefined> {
    const [row] = await this.database.query<ReleaseRow>(
      `SELECT ${releaseColumns} FROM releases WHERE id = (SELECT release_id FROM followed_images WHERE image = $1)`,
      [image],
    );
    return row && releaseOf(row);
  }

  override async describe(
    releaseId: string,
    { changelog, changelogProblem, version }: Parameters<ReleaseStore['describe']>[1],
  ): Promise<Release | undefined> {
    const { rows } = await this.database.write<ReleaseRow>(
      `UPDATE releases SET changelog = $2, changelog_problem = $3, version = $4
        WHERE id = $1 AND changelog IS NULL AND changelog_problem IS NULL RETURNING ${releaseColumns}`,
      [releaseId, changelog === null ? null : JSON.stringify(changelog), changelogProblem, version],
    );
    return rows[0] && releaseOf(rows[0]);
  }

  override async quarantine(
    releaseId: string,
    quarantine: { at: Date; reason: string } | null,
  ): Promise<Release | undefined> {
    const { rows } = await this.database.write<ReleaseRow>(
      `UPDATE releases SET quarantined_at = $2, quarantine_reason = $3
        WHERE id = $1 AND (quarantined_at IS NULL) = ($2::timestamptz IS NOT NULL) RETURNING ${releaseColumns}`,
      [releaseId, quarantine?.at ?? null, quarantine?.reason ?? null],
    );
    return rows[0] && releaseOf(rows[0]);
  }
}
