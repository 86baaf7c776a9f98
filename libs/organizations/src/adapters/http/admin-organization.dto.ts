import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { orgStatuses, type OrgStatus, type Page } from '@moorage/kernel';
import { LimitedList, OneLine } from '@moorage/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateIf } from 'class-validator';

export const organizationSorts = ['created', 'name'] as const;
export type OrganizationSort = (typeof organizationSorts)[number];

export class AdminOrganizationListQuery extends LimitedList {
  @ApiPropertyOptional({ maxLength: 128, description: 'Part of the name or slug' })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  search?: string;

  @ApiPropertyOptional({ enum: orgStatuses })
  @IsOptional()
  @IsIn(orgStatuses)
  status?: OrgStatus;

  @ApiPropertyOptional({ description: 'Of those that are PENDING_VERIFICATION: the rejected ones, or those that wait' })
  @IsOptional()
  @Transform(({ obj }: { obj: { rejected?: unknown } }) => booleanOf(obj.rejected))
  @IsBoolean()
  rejected?: boolean;

  @ApiPropertyOptional({ enum: organizationSorts, default: 'created' })
  @IsIn(organizationSorts)
  sort: OrganizationSort = 'created';

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc' })
  @IsIn(['asc', 'desc'])
  direction: 'asc' | 'desc' = 'desc';
}

/** What a query says, `true` or `false`; anything else stays as it is, and is refused. */
function booleanOf(text: unknown): unknown {
  return text === 'true' || text === true ? true : text === 'false' || text === false ? false : text;
}

export class AdminOrganizationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'acme' }) slug: string;
  @ApiProperty({ example: 'Acme' }) name: string;
  @ApiProperty({ enum: orgStatuses }) status: OrgStatus;
  @ApiPropertyOptional({ description: 'Why it is suspended, or was rejected' }) statusReason?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'While PENDING_VERIFICATION: when it was rejected' })
  rejectedAt?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'While DEACTIVATED: when it is deleted' })
  deleteAfter?: string;
  @ApiProperty({ description: 'Current members' }) members: number;
  @ApiProperty() seatsUsed: number;
  @ApiProperty({ type: Number, nullable: true, description: 'null: no limit' }) seatsTotal: number | null;
  @ApiProperty({ description: 'Pays for its members' }) canSponsor: boolean;
  @ApiProperty({ description: 'Publishes bot apps to others' }) canHost: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class AdminOrganizationPage implements Page<AdminOrganizationView> {
  @ApiProperty({ type: [AdminOrganizationView] }) items: AdminOrganizationView[];
  @ApiPropertyOptional() nextCursor?: string;
}

export class WaitingOrganizations {
  @ApiProperty({ description: 'How many wait to be verified', example: 3 }) count: number;
}

export class RejectOrganizationBody {
  @ApiProperty({
    minLength: 1,
    maxLength: 500,
    description: 'Its owner reads it',
    example: 'We could not find a company of this name.',
  })
  @OneLine(500)
  reason: string;
}

export class DeactivateOrganizationAsAdminBody {
  @ApiPropertyOptional({
    maxLength: 500,
    description: 'Members of the organisation read it',
    example: 'You asked us to',
  })
  @IsOptional()
  @OneLine(500)
  reason?: string;
}

export class SuspendOrganizationBody {
  @ApiProperty({
    minLength: 1,
    maxLength: 500,
    description: 'Members of the organisation read it',
    example: 'Unpaid invoices',
  })
  @OneLine(500)
  reason: string;
}

export class SetCapabilitiesBody {
  @ApiProperty({ description: 'Pays for its members' })
  @IsBoolean()
  canSponsor: boolean;

  @ApiProperty({
    description: 'Publishes bot apps to others; refused where the installation has no such organisations',
  })
  @IsBoolean()
  canHost: boolean;
}

export class SetSeatsBody {
  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 1_000_000,
    description: 'null: no limit',
    example: 25,
  })
  @ValidateIf((_, total) => total !== null)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  total: number | null;
}

export class SetParentBody {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The organisation that this one stands below; null: it stands alone',
  })
  @ValidateIf((_, parentId) => parentId !== null)
  @IsUUID()
  parentId: string | null;
}
