import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { UpdatePolicyStore } from '../../application/ports/update-policy-store.port.ts';
import type {
  BotUpdatePolicy,
  EffectiveUpdatePolicy,
  FleetMode,
  OrganizationUpdatePolicy,
} from '../../domain/update-policy.ts';
import { policyOfRow, updatePolicyColumns, updatePolicyJoin, type UpdatePolicyRow } from './update-policy-row.ts';

@Injectable()
export class PostgresUpdatePolicyStore extends UpdatePolicyStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async fleetMode(): Promise<FleetMode> {
    const [row] = await this.database.query<{ mode: FleetMode }>('SELECT mode FROM fleet_policy');
    if (row === undefined) throw new Error('fleet_policy has lost its row');
    return row.mode;
  }

  override async fleetModeSince(): Promise<Date | null> {
    const [row] = await this.database.query<{ changed_at: Date | null }>('SELECT changed_at FROM fleet_policy');
    return row?.changed_at ?? null;
  }

  override async setFleetMode(mode: FleetMode, at: Date): Promise<FleetMode> {
    await this.database.write('SELECT 1 FROM fleet_policy FOR UPDATE');
    const before = await this.fleetMode();
    if (before !== mode) await this.database.write('UPDATE fleet_policy SET mode = $1, changed_at = $2', [mode, at]);
    return before;
  }

  override async findOrg(orgId: string): Promise<OrganizationUpdatePolicy | null> {
    const [policy] = await this.database.query<OrganizationUpdatePolicy>(
      'SELECT mode, preferred_hour_utc AS "preferredHourUtc" FROM organization_update_policies WHERE org_id = $1',
      [orgId],
    );
    return policy ?? null;
  }

  override async setOrg(
    orgId: string,
    policy: OrganizationUpdatePolicy | null,
    at: Date,
  ): Promise<OrganizationUpdatePolicy | null> {
    // There may be no row yet that could be locked.
    await this.database.write('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`update-policy:${orgId}`]);
    const before = await this.findOrg(orgId);
    if (before?.mode === policy?.mode && before?.preferredHourUtc === policy?.preferredHourUtc) return before;
    if (policy === null)
      await this.database.write('DELETE FROM organization_update_policies WHERE org_id = $1', [orgId]);
    else
      await this.database.write(
        `INSERT INTO organization_update_policies (org_id, mode, preferred_hour_utc, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org_id) DO UPDATE SET mode = excluded.mode, preferred_hour_utc = excluded.preferred_hour_utc,
           changed_at = excluded.changed_at`,
        [orgId, policy.mode, policy.preferredHourUtc, at],
      );
    return before;
  }

  override async findBot(instanceId: string): Promise<BotUpdatePolicy | null> {
    const [row] = await this.database.query<{ policy: BotUpdatePolicy | null }>(
      'SELECT update_policy AS policy FROM instances WHERE id = $1',
      [instanceId],
    );
    return row?.policy ?? null;
  }

  override async setBot(
    instanceId: string,
    policy: BotUpdatePolicy | null,
  ): Promise<BotUpdatePolicy | null | undefined> {
    const { rows } = await this.database.write<{ policy: BotUpdatePolicy | null }>(
      `SELECT update_policy AS policy FROM instances WHERE id = $1 AND status <> 'DELETED' FOR UPDATE`,
      [instanceId],
    );
    const before = rows[0]?.policy;
    if (before !== undefined && before !== policy)
      await this.database.write('UPDATE instances SET update_policy = $2 WHERE id = $1', [instanceId, policy]);
    return before;
  }

  override async policiesOf(instanceIds: readonly string[]): Promise<Map<string, EffectiveUpdatePolicy>> {
    const rows = await this.database.query<UpdatePolicyRow & { id: string }>(
      `SELECT i.id, ${updatePolicyColumns} FROM instances i ${updatePolicyJoin} WHERE i.id = ANY($1::uuid[])`,
      [instanceIds],
    );
    return new Map(rows.map((row) => [row.id, policyOfRow(row)]));
  }
}
