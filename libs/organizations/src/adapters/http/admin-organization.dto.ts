import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { orgStatuses, type OrgStatus, type Page } from '@moorage/kernel';
import { LimitedList } from '@moorage/platform';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';

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
}

export class AdminOrganizationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'acme' }) slug: string;
  @ApiProperty({ example: 'Acme' }) name: string;
  @ApiProperty({ enum: orgStatuses }) status: OrgStatus;
  @ApiPropertyOptional({ description: 'Why it is suspended' }) statusReason?: string;
  @ApiProperty({ description: 'Current members' }) members: number;
  @ApiProperty() seatsUsed: number;
  @ApiProperty({ type: Number, nullable: true, description: 'null: no limit' }) seatsTotal: number | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class AdminOrganizationPage implements Page<AdminOrganizationView> {
  @ApiProperty({ type: [AdminOrganizationView] }) items: AdminOrganizationView[];
  @ApiPropertyOptional() nextCursor?: string;
}

export class SuspendOrganizationBody {
  @ApiProperty({
    minLength: 1,
    maxLength: 500,
    description: 'Members of the organisation read it',
    example: 'Unpaid invoices',
  })
  @IsString()
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, { message: 'Write one line of text.' })
  @MaxLength(500)
  reason: string;
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
