import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import type { SyncState } from '@moorage/contracts';
import { membershipStatuses, roles, type MembershipStatus, type Page, type Role } from '@moorage/kernel';
import { LimitedList } from '@moorage/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { memberSorts, type MemberSort } from '../postgres/queries/member-sorts.ts';

/** Which members, in which order. */
export class MemberFilter {
  @ApiPropertyOptional({
    maxLength: 254,
    description: 'Part of the name or address; one or two letters match the start of a word',
  })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  search?: string;

  @ApiPropertyOptional({ enum: roles })
  @IsOptional()
  @IsIn(roles)
  role?: Role;

  @ApiPropertyOptional({ enum: membershipStatuses, description: 'Without it: everybody but REMOVED and ERASED' })
  @IsOptional()
  @IsIn(membershipStatuses)
  status?: MembershipStatus;

  @ApiPropertyOptional({ enum: memberSorts, default: 'name', description: '`role`: OWNER first' })
  @IsIn(memberSorts)
  sort: MemberSort = 'name';

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'asc' })
  @IsIn(['asc', 'desc'])
  direction: 'asc' | 'desc' = 'asc';
}

export class MemberListQuery extends IntersectionType(MemberFilter, LimitedList) {}

/** A browser's download can't send headers, so it names its tenant in the query. */
export class MemberExportQuery extends MemberFilter {
  @ApiPropertyOptional({
    maxLength: 128,
    description: 'Id or slug of the organisation, instead of the header',
    example: 'acme',
  })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  tenant?: string;
}

export class MemberSyncView {
  @ApiProperty({ format: 'uuid' }) instanceId: string;
  @ApiProperty({ enum: ['pending', 'synced', 'retrying'] }) state: SyncState;
  @ApiProperty({ example: 1 }) attempts: number;
  @ApiPropertyOptional({ format: 'date-time' }) nextAttemptAt?: string;
  @ApiPropertyOptional({ example: 'The bot is not answering.' }) lastError?: string;
}

export class MemberView {
  @ApiProperty({ format: 'uuid', description: 'Of the membership' }) id: string;
  @ApiProperty({ format: 'uuid' }) userId: string;
  @ApiProperty({ example: 'Ada Lovelace' }) name: string;
  @ApiProperty({ example: 'ada@example.com' }) email: string;
  @ApiProperty({ enum: roles }) role: Role;
  @ApiProperty({ enum: membershipStatuses }) status: MembershipStatus;
  @ApiProperty() holdsSeat: boolean;
  @ApiProperty({ format: 'date-time' }) joinedAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) lastSeenAt?: string;
  @ApiProperty({ type: [MemberSyncView], description: 'What each instance of the bot knows of the member' })
  sync: MemberSyncView[];
}

export class MemberPage implements Page<MemberView> {
  @ApiProperty({ type: [MemberView] }) items: MemberView[];
  @ApiPropertyOptional() nextCursor?: string;
  @ApiProperty({ description: 'Current members of the organisation, whatever the filter', example: 12 }) total: number;
}

export class ChangeRoleBody {
  @ApiProperty({ enum: roles })
  @IsIn(roles)
  role: Role;
}
