import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: what the installation does with new releases. */
@Entity('fleet_policy')
@Check('fleet_policy_single_check', 'single')
@Check('fleet_policy_mode_check', "mode IN ('auto', 'manual', 'paused')")
export class FleetPolicyEntity {
  @PrimaryColumn('boolean', { default: true, primaryKeyConstraintName: 'fleet_policy_pkey' }) single: boolean;
  @Column('text', { default: 'auto' }) mode: string;
  @Column({ type: 'timestamptz', name: 'changed_at', precision: 3, nullable: true }) changedAt: Date | null;
}

/** What an organisation chose; one that chose nothing has no row. */
@Entity('organization_update_policies')
@Check('organization_update_policies_mode_check', "mode IN ('auto', 'manual')")
@Check('organization_update_policies_hour_check', 'preferred_hour_utc >= 0 AND preferred_hour_utc <= 23')
export class OrganizationUpdatePolicyEntity {
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'organization_update_policies_pkey' })
  orgId: string;
  @Column('text') mode: string;
  @Column('integer', { name: 'preferred_hour_utc' }) preferredHourUtc: number;
  @Column({ type: 'timestamptz', name: 'changed_at', precision: 3 }) changedAt: Date;
}
