import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { FleetHistory, type FleetEvent } from '../../application/ports/fleet-history.port.ts';

@Injectable()
export class PostgresFleetHistory extends FleetHistory {
  constructor(private readonly database: Database) {
    super();
  }

  override async append({
    id,
    instanceId,
    orgId,
    at,
    kind,
    actorUserId,
    version,
    digest,
    error,
    detail,
  }: FleetEvent): Promise<void> {
    await this.database.write(
      `INSERT INTO fleet_events (id, instance_id, org_id, at, kind, actor_user_id, version, digest, error, detail)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, instanceId, orgId, at, kind, actorUserId, version, digest, error, detail],
    );
  }
}
