import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  errorCodes,
  orgStatuses,
  permissions,
  roles,
  type ErrorCode,
  type OrgStatus,
  type Permission,
  type Role,
} from '@moorage/kernel';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { BrandColorView } from './organization-branding.dto.ts';

export const organizationTypes = ['personal', 'team'] as const;
export type OrganizationType = (typeof organizationTypes)[number];

export class CreateOrganizationBody {
  @ApiProperty({ minLength: 1, maxLength: 128, example: 'Acme' })
  @IsString()
  name: string;

  @ApiProperty({
    description: "The start of the bot's address: 3 to 48 lower-case letters, digits and hyphens",
    pattern: '^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$',
    example: 'acme',
  })
  @IsString()
  slug: string;

  @ApiPropertyOptional({ description: 'Publishes bot apps to others; for platform admins to say', default: false })
  @IsOptional()
  @IsBoolean()
  canHost?: boolean;
}

export class RenameOrganizationBody {
  @ApiProperty({ minLength: 1, maxLength: 128, example: 'Acme Ltd' })
  @IsString()
  name: string;
}

export class TransferOwnershipBody {
  @ApiProperty({ format: 'uuid', description: 'The active member who becomes owner' })
  @IsUUID()
  membershipId: string;
}

export class ChangeSlugBody {
  @ApiProperty({
    description: 'The new start of the address',
    pattern: '^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$',
    example: 'acme-ltd',
  })
  @IsString()
  slug: string;
}

export class FormerSlugView {
  @ApiProperty({ example: 'acme' }) slug: string;
  @ApiProperty({ format: 'date-time', description: 'Until then it leads to the new address' }) until: string;
}

export class FormerSlugList {
  @ApiProperty({ type: [FormerSlugView] }) items: FormerSlugView[];
}

export class DeactivateOrganizationBody {
  @ApiProperty({ maxLength: 256, description: 'The name of the organisation, typed to confirm', example: 'Acme' })
  @IsString()
  @MaxLength(256)
  name: string;
}

export class SlugQuery {
  @ApiProperty({ maxLength: 256, example: 'acme' })
  @IsString()
  @MaxLength(256)
  slug: string;
}

export class SlugAvailability {
  @ApiProperty() available: boolean;
  @ApiPropertyOptional({ enum: errorCodes, description: 'Why not', example: 'ORG.SLUG_TAKEN' }) reason?: ErrorCode;
}

export class OrganizationSummary {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'acme' }) slug: string;
  @ApiProperty({ example: 'Acme' }) name: string;
  @ApiProperty({ enum: orgStatuses }) status: OrgStatus;
  @ApiProperty({ enum: organizationTypes, description: '`personal`: the workspace of one person' })
  type: OrganizationType;
  @ApiProperty({ enum: roles, description: "The caller's role" }) role: Role;
  @ApiProperty({ example: 'https://acme.example.com' }) botUrl: string;
  @ApiPropertyOptional({ type: BrandColorView, description: 'Where one was chosen' }) color?: BrandColorView;
  @ApiPropertyOptional({ description: 'Of a PNG; another picture has another address' }) logoUrl?: string;
}

export class OrganizationView extends OrganizationSummary {
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class OrganizationList {
  @ApiProperty({ type: [OrganizationSummary] }) items: OrganizationSummary[];
}

export class SeatsView {
  @ApiProperty({ description: 'Active members in roles that occupy a seat', example: 4 }) used: number;
  @ApiProperty({ type: Number, nullable: true, description: 'null: no limit', example: 10 }) total: number | null;
}

export class OrganizationDetails extends OrganizationView {
  @ApiProperty({ enum: permissions, isArray: true, description: 'What the caller may do here' })
  permissions: Permission[];
  @ApiPropertyOptional({ type: SeatsView, description: 'For those who hold `seats:read`' }) seats?: SeatsView;
  @ApiPropertyOptional({ format: 'uuid', description: 'Absent for a platform admin who is no member' })
  membershipId?: string;
  @ApiPropertyOptional({ description: 'Why it is suspended, or was rejected', example: 'Unpaid invoices' })
  statusReason?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'While PENDING_VERIFICATION: when it was rejected' })
  rejectedAt?: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'While DEACTIVATED: when it is deleted, unless that is undone',
  })
  deleteAfter?: string;
}

export class RoleView {
  @ApiProperty({ enum: roles }) role: Role;
  @ApiProperty({ description: 'Orders roles; says nothing about permissions', example: 80 }) rank: number;
  @ApiProperty({ example: 'Uses the bot; occupies a seat' }) description: string;
  @ApiProperty({ enum: permissions, isArray: true }) permissions: Permission[];
  @ApiProperty({ description: 'Whether an active member with it occupies a seat' }) occupiesSeat: boolean;
  @ApiProperty({ description: 'Whether the caller may give it to somebody' }) grantableByMe: boolean;
  @ApiPropertyOptional({ description: 'Why not', example: 'Only an owner grants this role.' }) reason?: string;
}

export class PermissionView {
  @ApiProperty({ enum: permissions }) permission: Permission;
  @ApiProperty({ description: 'What it allows', example: 'Remove members.' }) description: string;
  @ApiProperty({ description: 'Why it is kept to the roles that hold it' }) reason: string;
}

export class PermissionGroupView {
  @ApiProperty({ example: 'People' }) label: string;
  @ApiProperty({ type: [PermissionView] }) permissions: PermissionView[];
}

export class RoleList {
  @ApiProperty({ type: [RoleView], description: 'Highest first' }) items: RoleView[];
  @ApiProperty({ type: [PermissionGroupView], description: 'What each permission is for' })
  permissionGroups: PermissionGroupView[];
}

export class ScopeView {
  @ApiProperty({ description: '`personal`, `org:<id>`, or `all`', example: 'org:0199…' }) scope: string;
  @ApiPropertyOptional({
    type: OrganizationSummary,
    description: 'The organisation; absent for `all`, and for a personal scope without one',
  })
  organization?: OrganizationSummary;
}

export class ScopeList {
  @ApiProperty({ type: [ScopeView] }) items: ScopeView[];
}

export class ChartNodeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'Acme' }) name: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: the root of the group' })
  parentId: string | null;
  @ApiProperty({ description: '0 at the root', example: 1 }) depth: number;
}

export class OrganizationChart {
  @ApiProperty({ type: [ChartNodeView], description: 'From the root down; one alone where it is in no group' })
  items: ChartNodeView[];
}
