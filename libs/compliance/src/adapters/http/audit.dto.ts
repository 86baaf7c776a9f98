import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  auditActions,
  auditActorTypes,
  auditCategories,
  brokenReasons,
  type AuditAction,
  type AuditActorType,
  type AuditCategory,
  type AuditedState,
  type BrokenReason,
  type Page,
} from '@moorage/kernel';
import { LimitedList } from '@moorage/platform';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';

export const auditActionNames = Object.keys(auditActions) as AuditAction[];

const printable = Matches(/^[^\p{Cc}\p{Cs}]*$/u, { message: 'Control characters are not taken here.' });
const moment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const momentMessage = { message: 'Write a date, or a date and time with its zone: 2026-03-01T09:00:00Z.' };

/** Which entries: each that is given narrows. */
export class AuditFilter {
  @ApiPropertyOptional({ enum: auditCategories })
  @IsOptional()
  @IsIn(auditCategories)
  category?: AuditCategory;

  @ApiPropertyOptional({ enum: auditActionNames, example: 'member.role-changed' })
  @IsOptional()
  @IsIn(auditActionNames)
  action?: AuditAction;

  @ApiPropertyOptional({ maxLength: 100, description: "The actor's id: of a person, an API key, a token" })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @printable
  actor?: string;

  @ApiPropertyOptional({ maxLength: 50, description: 'Kind of the target; with `targetId`', example: 'membership' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  @printable
  targetType?: string;

  @ApiPropertyOptional({ maxLength: 100, description: "The target's id" })
  @ValidateIf(({ targetId, targetType }: AuditFilter) => targetId !== undefined || targetType !== undefined)
  @IsString({ message: 'Name the target by its id, too.' })
  @MaxLength(100)
  @printable
  targetId?: string;

  @ApiPropertyOptional({ maxLength: 128, description: 'Part of the name or address of the actor or the target' })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  @printable
  search?: string;

  @ApiPropertyOptional({ maxLength: 40, description: 'Not before: a date (UTC) or a moment', example: '2026-03-01' })
  @IsOptional()
  @Matches(moment, momentMessage)
  @IsISO8601({ strict: true }, momentMessage)
  from?: string;

  @ApiPropertyOptional({ maxLength: 40, description: 'Before: a date (UTC) or a moment', example: '2026-04-01' })
  @IsOptional()
  @Matches(moment, momentMessage)
  @IsISO8601({ strict: true }, momentMessage)
  to?: string;
}

export class AuditListQuery extends IntersectionType(AuditFilter, LimitedList) {}

const orgDescription = 'Id of the organisation; without it, what concerns the installation and no organisation';

export class AdminAuditListQuery extends AuditListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: orgDescription })
  @IsOptional()
  @IsUUID('all', { message: 'Name the organisation by its id.' })
  org?: string;
}

export class AuditActorView {
  @ApiProperty({ enum: auditActorTypes }) type: AuditActorType;
  @ApiPropertyOptional() id?: string;
  @ApiPropertyOptional({ example: 'Ada Müller <ada@example.com>', description: 'Absent once erased' }) label?: string;
}

export class AuditTargetView {
  @ApiProperty({ example: 'membership' }) type: string;
  @ApiProperty() id: string;
  @ApiPropertyOptional({ example: 'Ben Ode <ben@example.com>', description: 'Absent once erased' }) label?: string;
}

const state = { type: 'object', additionalProperties: true, example: { role: 'MEMBER' } } as const;

export class AuditEntryView {
  @ApiProperty({ description: 'Its place in the log, without gaps from 1 on' }) seq: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: auditCategories }) category: AuditCategory;
  @ApiProperty({ enum: auditActionNames }) action: AuditAction;
  @ApiProperty({ type: AuditActorView }) actor: AuditActorView;
  @ApiPropertyOptional({ type: AuditTargetView }) target?: AuditTargetView;
  @ApiPropertyOptional({ ...state, description: 'What changed, as it was' }) before?: AuditedState;
  @ApiPropertyOptional({ ...state, description: 'What changed, as it is since' }) after?: AuditedState;
  @ApiPropertyOptional({ example: '192.0.2.7' }) ip?: string;
  @ApiPropertyOptional({ description: 'Names the request in the logs' }) requestId?: string;
  @ApiProperty({ description: 'Names, values and address were erased with the person they told of' }) erased: boolean;
}

export class AuditPage implements Page<AuditEntryView> {
  @ApiProperty({ type: [AuditEntryView] }) items: AuditEntryView[];
  @ApiPropertyOptional() nextCursor?: string;
}

/** A browser's download can't send headers, so it names its tenant in the query. */
export class AuditExportQuery extends AuditFilter {
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

export class AuditProofsQuery {
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

export class AdminAuditExportQuery extends AuditFilter {
  @ApiPropertyOptional({ format: 'uuid', description: orgDescription })
  @IsOptional()
  @IsUUID('all', { message: 'Name the organisation by its id.' })
  org?: string;
}

export class AdminAuditProofsQuery {
  @ApiPropertyOptional({ format: 'uuid', description: orgDescription })
  @IsOptional()
  @IsUUID('all', { message: 'Name the organisation by its id.' })
  org?: string;
}

export class AuditVerificationQuery extends LimitedList {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of the one organisation whose log is verified; else all are',
  })
  @IsOptional()
  @IsUUID('all', { message: 'Name the organisation by its id.' })
  org?: string;
}

export class ChainPointView {
  @ApiProperty() seq: number;
  @ApiProperty({ description: 'SHA-256, in hex' }) hash: string;
}

export class BrokenChainView {
  @ApiProperty({ description: 'The first entry that shows it' }) seq: number;
  @ApiProperty({ enum: Object.keys(brokenReasons) }) reason: BrokenReason;
  @ApiProperty({ example: brokenReasons.missing }) detail: string;
}

export class VerifiedOrganizationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'acme' }) slug: string;
  @ApiProperty({ example: 'Acme' }) name: string;
}

export class AuditVerificationView {
  @ApiProperty({ format: 'uuid', description: "The organisation's id, or the nil uuid for the installation" })
  chain: string;
  @ApiPropertyOptional({ type: VerifiedOrganizationView, description: 'Absent for the installation' })
  organization?: VerifiedOrganizationView;
  @ApiProperty({ description: 'Entries that are there' }) entries: number;
  @ApiProperty({ description: 'Of them, those whose personal part was erased' }) erased: number;
  @ApiProperty({ description: 'Entries whose time was over' }) pruned: number;
  @ApiProperty({
    type: ChainPointView,
    description: 'Where it ends; keep it to prove later that nothing before changed',
  })
  head: ChainPointView;
  @ApiProperty() ok: boolean;
  @ApiPropertyOptional({ type: BrokenChainView }) broken?: BrokenChainView;
}

export class AuditVerificationPage implements Page<AuditVerificationView> {
  @ApiProperty({ type: [AuditVerificationView] }) items: AuditVerificationView[];
  @ApiPropertyOptional() nextCursor?: string;
}
