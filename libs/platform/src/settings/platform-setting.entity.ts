import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A setting that a platform admin changed; one that nobody changed has no row. */
@Entity('platform_settings')
export class PlatformSettingEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'platform_settings_pkey' })
  key: string;

  @Column('jsonb')
  value: unknown;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
