import { Injectable } from '@nestjs/common';
import { HandlesJob, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { FleetEventKind } from '../../application/ports/fleet-history.port.ts';

/** What the platform notices by itself: a bot that crashes every few seconds would fill the history with it. */
const noticed: readonly FleetEventKind[] = ['crashed', 'recovered', 'repairing', 'running', 'step-failed'];

/** So many of an instance's newest events are kept whatever they are; of older ones, what was only noticed goes. */
export const keptWhole = 1_000;

export const PruneFleetHistory = defineJob<Record<string, never>>('fleet.prune-history', {
  cron: '11 * * * *',
  concurrency: 1,
});

@Injectable()
@HandlesJob(PruneFleetHistory)
export class PruneFleetHistoryHandler implements JobHandler<object> {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle(): Promise<void> {
    await this.unitOfWork.run(() =>
      this.database.write(
        `DELETE FROM fleet_events WHERE id IN (
           SELECT id FROM (
             SELECT id, kind, row_number() OVER (PARTITION BY instance_id ORDER BY at DESC, id DESC) AS place FROM fleet_events
           ) AS placed WHERE place > $1 AND kind = ANY($2::text[]))`,
        [keptWhole, noticed],
      ),
    );
  }
}
