import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganizationEntity } from './organizations.entities.ts';

/** Where an organisation stands below another; one without a parent has no row. */
@Entity('organization_places')
@Index('organization_places_parent_id_idx', ['parentId'])
@Index('organization_places_root_id_idx', ['rootId'])
@Check('organization_places_depth_check', 'depth BETWEEN 1 AND 4')
@Check('organization_places_parent_check', 'parent_id <> org_id AND root_id <> org_id')
export class OrganizationPlaceEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'organization_places_org_fkey' })
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'organization_places_pkey' })
  orgId: string;

  @ForeignKey(() => OrganizationEntity, { name: 'organization_places_parent_fkey' })
  @Column('uuid', { name: 'parent_id' })
  parentId: string;

  @ForeignKey(() => OrganizationEntity, { name: 'organization_places_root_fkey' })
  @Column('uuid', { name: 'root_id' })
  rootId: string;

  @Column('smallint')
  depth: number;
}
