import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MaintenanceMode } from '@moorage/kernel';

/** Describes the table, so that a test can compare it with the migrated schema; the adapters beside it speak SQL. */
@Entity('maintenance_windows')
@Index('maintenance_windows_standing_idx', ['startsAt'], { where: 'ended_at IS NULL' })
@Index('maintenance_windows_by_start_idx', ['orgId', 'startsAt', 'id'])
@Check('maintenance_windows_mode_check', `mode IN ('BANNER', 'READ_ONLY', 'OFFLINE')`)
@Check('maintenance_windows_order_check', 'ends_at > starts_at')
export class MaintenanceWindowEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'maintenance_windows_pkey' })
  id: string;

  /** Null: the whole installation. */
  @Column('uuid', { name: 'org_id', nullable: true })
  orgId: string | null;

  @Column('text')
  mode: MaintenanceMode;

  @Column('text', { nullable: true })
  message: string | null;

  @Column({ type: 'timestamptz', name: 'starts_at', precision: 3 })
  startsAt: Date;

  /** Null: until somebody ends it. */
  @Column({ type: 'timestamptz', name: 'ends_at', precision: 3, nullable: true })
  endsAt: Date | null;

  /** Ended before its time, or called off. */
  @Column({ type: 'timestamptz', name: 'ended_at', precision: 3, nullable: true })
  endedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column('integer')
  revision: number;
}

export const maintenanceEntities = [MaintenanceWindowEntity];
