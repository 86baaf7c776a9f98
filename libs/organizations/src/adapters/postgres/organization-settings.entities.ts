import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Industry, OrganizationSize } from '../../domain/organization-profile.ts';
import { OrganizationEntity } from './organizations.entities.ts';

/** What an organisation tells of itself. The closed lists and the forms of the numbers are the domain's. */
@Entity('organization_profiles')
@Check('organization_profiles_website_check', `website LIKE 'https://%'`)
@Check('organization_profiles_gstin_pan_check', 'gstin IS NULL OR pan = substr(gstin, 3, 10)')
export class OrganizationProfileEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'organization_profiles_org_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'organization_profiles_pkey' })
  orgId: string;

  @Column('text', { nullable: true })
  industry: Industry | null;

  @Column('text', { nullable: true })
  size: OrganizationSize | null;

  @Column('text', { nullable: true })
  website: string | null;

  @Column('text', { nullable: true })
  gstin: string | null;

  @Column('text', { nullable: true })
  pan: string | null;

  @Column('text', { nullable: true })
  msme: string | null;
}

@Entity('organization_colors')
@Check('organization_colors_color_check', `color ~ '^#[0-9a-f]{6}$'`)
export class OrganizationColorEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'organization_colors_org_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'organization_colors_pkey' })
  orgId: string;

  @Column('text')
  color: string;
}

/** PNGs that Moorage wrote itself, of 512 × 512 pixels at most. */
@Entity('organization_logos')
export class OrganizationLogoEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'organization_logos_org_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'organization_logos_pkey' })
  orgId: string;

  @Column('text')
  hash: string;

  @Column('bytea')
  png: Buffer;
}

export const organizationSettingsEntities = [
  OrganizationProfileEntity,
  OrganizationColorEntity,
  OrganizationLogoEntity,
];
