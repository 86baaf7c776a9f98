import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Database } from '@moorage/platform';
import type { FleetMode } from '../../../domain/update-policy.ts';
import { updateModeSql, updatePolicyJoin } from '../update-policy-row.ts';

export interface FleetPolicy {
  readonly mode: FleetMode;
  /** When somebody last changed it; null: nobody did. */
  readonly changedAt: Date | null;
  /** Instances by the mode that holds for them; the deleted ones aside. */
  readonly autoInstances: number;
  readonly manualInstances: number;
  /** Updates that were asked for and have not begun. */
  readonly waitingUpdates: number;
}

/** The installation's mode, and whom it concerns. */
export class GetFleetPolicy extends Query<FleetPolicy> {}

@QueryHandler(GetFleetPolicy)
export class GetFleetPolicyHandler implements IQueryHandler<GetFleetPolicy> {
  constructor(private readonly database: Database) {}

  async execute(): Promise<FleetPolicy> {
    const [policy] = await this.database.query<FleetPolicy>(
      `SELECT f.mode, f.changed_at AS "changedAt", m.auto AS "autoInstances", m.manual AS "manualInstances",
              (SELECT count(*)::int FROM bot_updates WHERE status = 'PENDING') AS "waitingUpdates"
         FROM fleet_policy f,
              (SELECT count(*) FILTER (WHERE mode = 'auto')::int AS auto,
                      count(*) FILTER (WHERE mode = 'manual')::int AS manual
                 FROM (SELECT ${updateModeSql} AS mode FROM instances i ${updatePolicyJoin} WHERE i.status <> 'DELETED') e) m`,
    );
    if (policy === undefined) throw new Error('fleet_policy has lost its row');
    return policy;
  }
}
