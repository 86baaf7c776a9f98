import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An address that an organisation had, and that nobody else gets for a while. */
@Entity('former_slugs')
@Index('former_slugs_org_id_idx', ['orgId'])
@Index('former_slugs_reserved_until_idx', ['reservedUntil'])
export class FormerSlugEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'former_slugs_pkey' })
  slug: string;

  @Column('uuid', { name: 'org_id' })
  orgId: string;

  @Column({ type: 'timestamptz', name: 'reserved_until', precision: 3 })
  reservedUntil: Date;
}
