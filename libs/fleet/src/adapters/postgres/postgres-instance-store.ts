import { Injectable } from '@nestjs/common';
import { allowedFrom } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import {
  InstanceStore,
  type InstanceChange,
  type InstanceExpectation,
  type Lease,
  type NewInstance,
} from '../../application/ports/instance-store.port.ts';
import type { Instance } from '../../domain/instance.ts';
import { instanceTransitions } from '../../domain/instance-status.ts';
import { instanceOf, type InstanceRow } from './instance-row.ts';

const columnOf: Readonly<Record<Exclude<keyof InstanceChange, 'address'>, string>> = {
  slug: 'slug',
  status: 'status',
  desired: 'desired',
  resumesWithOrg: 'resumes_with_org',
  step: 'step',
  restartRequestedAt: 'restart_requested_at',
  imageReference: 'image_reference',
  digest: 'digest',
  version: 'version',
  runtime: 'runtime',
  volumeGeneration: 'volume_generation',
  dismissedReleaseId: 'dismissed_release_id',
  companyId: 'company_id',
  health: 'health',
  establishedAt: 'established_at',
  startedAt: 'started_at',
  attempts: 'attempts',
  nextAttemptAt: 'next_attempt_at',
  lastError: 'last_error',
};

/** One conditional UPDATE per change; whoever comes second finds its condition gone. */
@Injectable()
export class PostgresInstanceStore extends InstanceStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert({
    id,
    orgId,
    botAppId,
    slug,
    ownerUserId,
    image,
    sealedSecret,
    createdAt,
  }: NewInstance): Promise<boolean> {
    const { count } = await this.database.write(
      `INSERT INTO instances (id, org_id, bot_app_id, slug, owner_user_id, status, desired, image, sealed_secret, next_attempt_at, created_at)
       VALUES ($1, $2, $3, $4, $5, 'REQUESTED', 'RUNNING', $6, $7, $8, $8)
       ON CONFLICT (org_id, bot_app_id) DO NOTHING`,
      [id, orgId, botAppId, slug, ownerUserId, image, sealedSecret, createdAt],
    );
    return count === 1;
  }

  override async find(instanceId: string): Promise<Instance | undefined> {
    const [row] = await this.database.query<InstanceRow>('SELECT * FROM instances WHERE id = $1', [instanceId]);
    return row && instanceOf(row);
  }

  override async findBySlug(slug: string): Promise<Instance | undefined> {
    const [row] = await this.database.query<InstanceRow>(
      `SELECT * FROM instances WHERE slug = $1 AND status <> 'DELETED'`,
      [slug],
    );
    return row && instanceOf(row);
  }

  override async runtimesInUse(): Promise<string[]> {
    const rows = await this.database.query<{ runtime: string }>(
      `SELECT DISTINCT runtime FROM instances WHERE status <> 'DELETED' AND runtime IS NOT NULL`,
    );
    return rows.map(({ runtime }) => runtime);
  }

  override async listForOrg(orgId: string): Promise<Instance[]> {
    const rows = await this.database.query<InstanceRow>(
      `SELECT * FROM instances WHERE org_id = $1 AND status <> 'DELETED' ORDER BY created_at, id`,
      [orgId],
    );
    return rows.map(instanceOf);
  }

  override async lockForOrg(orgId: string): Promise<Instance[]> {
    const { rows } = await this.database.write<InstanceRow>(
      `SELECT * FROM instances WHERE org_id = $1 AND status <> 'DELETED' ORDER BY id FOR UPDATE`,
      [orgId],
    );
    return rows.map(instanceOf);
  }

  override async listProvisioned({
    afterInstanceId,
    limit,
  }: {
    afterInstanceId?: string | undefined;
    limit: number;
  }): Promise<Instance[]> {
    const rows = await this.database.query<InstanceRow>(
      `SELECT * FROM instances
        WHERE status = 'RUNNING' AND desired = 'RUNNING' AND company_id IS NOT NULL AND ($1::uuid IS NULL OR id > $1)
        ORDER BY id LIMIT $2`,
      [afterInstanceId ?? null, limit],
    );
    return rows.map(instanceOf);
  }

  override async listFollowing(
    image: string,
    { afterInstanceId, limit }: { afterInstanceId?: string | undefined; limit: number },
  ): Promise<Instance[]> {
    const rows = await this.database.query<InstanceRow>(
      `SELECT * FROM instances
        WHERE image = $1 AND status <> 'DELETED' AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [image, afterInstanceId ?? null, limit],
    );
    return rows.map(instanceOf);
  }

  override async existing(instanceIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM instances WHERE id = ANY($1::uuid[]) AND status <> 'DELETED'`,
      [instanceIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  override async change(
    instanceId: string,
    { orgId, statuses, unlessDesired, leaseHolder }: InstanceExpectation,
    change: InstanceChange,
  ): Promise<Instance | undefined> {
    const parameters: unknown[] = [instanceId];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['id = $1'];
    if (orgId !== undefined) conditions.push(`org_id = ${parameter(orgId)}`);
    if (leaseHolder !== undefined) conditions.push(`lease_holder = ${parameter(leaseHolder)}`);
    if (unlessDesired !== undefined) conditions.push(`desired <> ${parameter(unlessDesired)}`);
    if (statuses !== undefined) conditions.push(`status = ANY(${parameter(statuses)}::text[])`);
    if (change.status !== undefined)
      conditions.push(`status = ANY(${parameter(allowedFrom(instanceTransitions, change.status))}::text[])`);

    const { address, ...plain } = change;
    const assignments = Object.entries(plain).map(
      ([field, value]) => `${columnOf[field as keyof typeof columnOf]} = ${parameter(value)}`,
    );
    if (address !== undefined)
      assignments.push(
        `address_host = ${parameter(address?.host ?? null)}`,
        `address_port = ${parameter(address?.port ?? null)}`,
      );
    // A change of nothing proves what is expected, and keeps it so until the transaction ends.
    if (assignments.length === 0) assignments.push('id = id');
    const { rows } = await this.database.write<InstanceRow>(
      `UPDATE instances SET ${assignments.join(', ')} WHERE ${conditions.join(' AND ')} RETURNING *`,
      parameters,
    );
    return rows[0] && instanceOf(rows[0]);
  }

  override async acquireLease(instanceId: string, { holder, until }: Lease, now: Date): Promise<Instance | undefined> {
    const { rows } = await this.database.write<InstanceRow>(
      `UPDATE instances SET lease_holder = $2, lease_until = $3, woken_until = NULL
        WHERE id = $1 AND (lease_until IS NULL OR lease_until <= $4) RETURNING *`,
      [instanceId, holder, until, now],
    );
    return rows[0] && instanceOf(rows[0]);
  }

  override async renewLease(instanceId: string, { holder, until }: Lease): Promise<boolean> {
    const { count } = await this.database.write(
      'UPDATE instances SET lease_until = $3 WHERE id = $1 AND lease_holder = $2',
      [instanceId, holder, until],
    );
    return count === 1;
  }

  override async releaseLease(instanceId: string, holder: string): Promise<void> {
    await this.database.write(
      'UPDATE instances SET lease_holder = NULL, lease_until = NULL WHERE id = $1 AND lease_holder = $2',
      [instanceId, holder],
    );
  }

  override async claimDue(now: Date, dueAgain: Date, limit: number): Promise<string[]> {
    const { rows } = await this.database.write<{ id: string }>(
      `UPDATE instances SET woken_until = $2
        WHERE id IN (SELECT id FROM instances
                      WHERE next_attempt_at <= $1 AND (woken_until IS NULL OR woken_until <= $1) AND (lease_until IS NULL OR lease_until <= $1)
                      ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING id`,
      [now, dueAgain, limit],
    );
    return rows.map(({ id }) => id);
  }

  override async claimForWatch(now: Date, before: Date, limit: number): Promise<Instance[]> {
    const { rows } = await this.database.write<InstanceRow>(
      `UPDATE instances SET watched_at = $1
        WHERE id IN (SELECT id FROM instances
                      WHERE status = 'RUNNING' AND desired = 'RUNNING' AND next_attempt_at IS NULL AND (watched_at IS NULL OR watched_at <= $2)
                      ORDER BY watched_at NULLS FIRST LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING *`,
      [now, before, limit],
    );
    return rows.map(instanceOf);
  }
}
