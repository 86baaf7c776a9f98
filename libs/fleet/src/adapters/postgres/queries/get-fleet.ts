import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { instanceStatuses } from '@moorage/contracts';
import { Database } from '@moorage/platform';
import { ContainerRuntime } from '../../../application/ports/container-runtime.port.ts';

export interface FleetOverview {
  readonly runtime: string;
  /** The engine's own; absent while it doesn't answer. */
  readonly version?: string;
  /** By status; every status is there. */
  readonly counts: Record<string, number>;
}

export class GetFleet extends Query<FleetOverview> {}

@QueryHandler(GetFleet)
export class GetFleetHandler implements IQueryHandler<GetFleet> {
  constructor(
    private readonly database: Database,
    private readonly runtime: ContainerRuntime,
  ) {}

  async execute(): Promise<FleetOverview> {
    const [rows, engine] = await Promise.all([
      this.database.query<{ status: string; count: number }>(
        'SELECT status, count(*)::int AS count FROM instances GROUP BY status',
      ),
      this.runtime.ping().catch(() => undefined),
    ]);
    const counts = Object.fromEntries(
      instanceStatuses.map((status) => [status, rows.find((row) => row.status === status)?.count ?? 0]),
    );
    return { runtime: this.runtime.kind, ...(engine && { version: engine.version }), counts };
  }
}
