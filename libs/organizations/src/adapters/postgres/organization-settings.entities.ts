import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Industry, OrganizationSize } from '../../domain/organization-profile.ts';
import type { DisplayCurrency, FormatLocale } from '../../domain/preferences.ts';
import type { SetupState } from '../../domain/setup.ts';
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

/** What a person prefers. */
@Entity('preferences')
export class PreferencesEntity {
  @PrimaryColumn('uuid', { name: 'user_id', primaryKeyConstraintName: 'preferences_pkey' })
  userId: string;

  /** May be of an organisation that the person left, or that is gone: then it counts as none. */
  @Column('uuid', { name: 'landing_org_id', nullable: true })
  landingOrgId: string | null;

  @Column('text', { nullable: true })
  locale: FormatLocale | null;

  @Column('text', { nullable: true })
  currency: DisplayCurrency | null;
}

const setupStates = `IN ('open', 'done', 'skipped')`;

/** How far the wizard is; no row: nothing of it is done. */
@Entity('organization_setups')
@Check('organization_setups_profile_check', `profile ${setupStates}`)
@Check('organization_setups_branding_check', `branding ${setupStates}`)
@Check('organization_setups_team_check', `team ${setupStates}`)
export class OrganizationSetupEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'organization_setups_org_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'organization_setups_pkey' })
  orgId: string;

  @Column('text', { default: 'open' })
  profile: SetupState;

  @Column('text', { default: 'open' })
  branding: SetupState;

  @Column('text', { default: 'open' })
  team: SetupState;

  @Column('boolean', { default: false })
  finished: boolean;
}

/** What platform admins let an organisation be. */
@Entity('organization_capabilities')
export class OrganizationCapabilitiesEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'organization_capabilities_org_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'organization_capabilities_pkey' })
  orgId: string;

  @Column('boolean', { name: 'can_sponsor' })
  canSponsor: boolean;

  @Column('boolean', { name: 'can_host' })
  canHost: boolean;
}

export const organizationSettingsEntities = [
  OrganizationCapabilitiesEntity,
  OrganizationProfileEntity,
  OrganizationColorEntity,
  OrganizationLogoEntity,
  PreferencesEntity,
  OrganizationSetupEntity,
];
