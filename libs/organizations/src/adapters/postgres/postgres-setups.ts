import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { Setups } from '../../application/ports/setups.port.ts';
import { setupNotBegun, type Setup, type SetupState, type SetupStep } from '../../domain/setup.ts';

@Injectable()
export class PostgresSetups extends Setups {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: string): Promise<Setup> {
    const [row] = await this.database.query<Record<SetupStep, SetupState> & { finished: boolean }>(
      'SELECT profile, branding, team, finished FROM organization_setups WHERE org_id = $1',
      [orgId],
    );
    if (row === undefined) return setupNotBegun;
    const { finished, ...steps } = row;
    return { steps, finished };
  }

  override async saveStep(orgId: string, step: SetupStep, state: SetupState): Promise<void> {
    // The steps are names of columns, each of them one of a closed list.
    await this.database.write(
      `INSERT INTO organization_setups (org_id, ${step}) VALUES ($1, $2)
       ON CONFLICT (org_id) DO UPDATE SET ${step} = excluded.${step} WHERE organization_setups.${step} <> 'done'`,
      [orgId, state],
    );
  }

  override async finish(orgId: string): Promise<void> {
    await this.database.write(
      `INSERT INTO organization_setups (org_id, finished) VALUES ($1, true)
       ON CONFLICT (org_id) DO UPDATE SET finished = true`,
      [orgId],
    );
  }
}
