import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { errorCodes, roles, type ErrorCode, type Page, type Role } from '@moorage/kernel';
import { LimitedList } from '@moorage/platform';
import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { invitationStates, invitationTtl, type InvitationState } from '../../domain/invitation.ts';
import { BrandColorView } from './organization-branding.dto.ts';
import { OrganizationSummary } from './organization.dto.ts';

export class InvitePeopleBody {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', maxLength: 320 },
    minItems: 1,
    maxItems: 50,
    example: ['ada@example.com'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @IsString({ each: true })
  emails: string[];

  @ApiProperty({ enum: roles, example: 'MEMBER' })
  @IsIn(roles)
  role: Role;

  @ApiPropertyOptional({
    minimum: invitationTtl.min,
    maximum: invitationTtl.max,
    description: 'How long the links work; without it, as long as is usual in the organisation',
  })
  @IsOptional()
  @IsInt()
  @Min(invitationTtl.min)
  @Max(invitationTtl.max)
  expiresInDays?: number;
}

export class InvitationSettingsBody {
  @ApiProperty({ minimum: invitationTtl.min, maximum: invitationTtl.max, example: 14 })
  @IsInt()
  @Min(invitationTtl.min)
  @Max(invitationTtl.max)
  expiresInDays: number;
}

export class InvitationSettingsView {
  @ApiProperty({ description: 'How long new invitations work, where nobody says otherwise', example: 7 })
  expiresInDays: number;
}

export const invitationSorts = ['sent', 'email', 'expires'] as const;
export type InvitationSort = (typeof invitationSorts)[number];

export class InvitationListQuery extends LimitedList {
  @ApiPropertyOptional({ enum: invitationStates })
  @IsOptional()
  @IsIn(invitationStates)
  status?: InvitationState;

  @ApiPropertyOptional({ maxLength: 254, description: 'Part of the address' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  search?: string;

  @ApiPropertyOptional({ enum: invitationSorts, default: 'sent', description: '`sent`: by the last mail' })
  @IsIn(invitationSorts)
  sort: InvitationSort = 'sent';

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc' })
  @IsIn(['asc', 'desc'])
  direction: 'asc' | 'desc' = 'desc';
}

export class InviterView {
  @ApiProperty({ example: 'Grace Hopper' }) name: string;
  @ApiProperty({ example: 'grace@example.com' }) email: string;
}

export class InvitationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'ada@example.com' }) email: string;
  @ApiProperty({ enum: roles }) role: Role;
  @ApiProperty({ enum: invitationStates }) status: InvitationState;
  @ApiProperty({ type: InviterView }) invitedBy: InviterView;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', description: 'Of the last mail' }) sentAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) acceptedAt?: string;
}

export class InvitationPage implements Page<InvitationView> {
  @ApiProperty({ type: [InvitationView] }) items: InvitationView[];
  @ApiPropertyOptional() nextCursor?: string;
}

export class InvitationResultView {
  @ApiProperty({ example: 'ada@example.com' }) email: string;
  @ApiProperty({
    enum: ['invited', 'refreshed', 'repeated', 'failed'],
    description: '`repeated`: the same address was named before, in whatever case; its result is told there',
  })
  outcome: 'invited' | 'refreshed' | 'repeated' | 'failed';
  @ApiPropertyOptional({ enum: errorCodes, description: 'Why it failed', example: 'EMAIL.INVALID' }) code?: ErrorCode;
  @ApiPropertyOptional({ example: 'This is not an e-mail address.' }) detail?: string;
  @ApiPropertyOptional({ type: InvitationView }) invitation?: InvitationView;
}

export class InvitationResults {
  @ApiProperty({ type: [InvitationResultView], description: 'One per address, in their order' })
  results: InvitationResultView[];
}

export class InvitationTokenBody {
  @ApiProperty({ maxLength: 128, description: 'The token of the link in the mail', example: 'x3Zq…' })
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{1,128}$/, { message: 'This is not a token.' })
  token: string;
}

export class InvitationSignUpBody extends InvitationTokenBody {
  @ApiProperty({ minLength: 1, maxLength: 128, example: 'Ada Lovelace' })
  @IsString()
  name: string;

  @ApiProperty({ format: 'password', minLength: 12, maxLength: 256 })
  @IsString()
  password: string;
}

export class InspectedInvitationView {
  @ApiProperty({ example: 'Acme' }) orgName: string;
  @ApiProperty({ example: 'acme' }) orgSlug: string;
  @ApiPropertyOptional({ type: BrandColorView }) color?: BrandColorView;
  @ApiPropertyOptional() logoUrl?: string;
  @ApiProperty({ description: 'The address that was invited', example: 'ada@example.com' }) email: string;
  @ApiProperty({ enum: roles }) role: Role;
  @ApiProperty({ example: 'Grace Hopper' }) inviterName: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ enum: invitationStates }) state: InvitationState;
  @ApiProperty({ description: 'Whether to sign in; else one signs up from the link' }) accountExists: boolean;
  @ApiPropertyOptional({ description: 'Address of the caller, where signed in' }) signedInAs?: string;
}

export class AcceptedInvitationView {
  @ApiProperty({ type: OrganizationSummary }) organization: OrganizationSummary;
  @ApiProperty({ description: 'True where nothing had to be done' }) alreadyMember: boolean;
}

export class JoinedPersonView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() email: string;
  @ApiProperty() name: string;
  @ApiProperty() emailVerified: boolean;
  @ApiProperty() platformAdmin: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class JoinedSessionView {
  @ApiProperty({ type: JoinedPersonView }) person: JoinedPersonView;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class JoinedByInvitationView {
  @ApiProperty({ type: OrganizationSummary }) organization: OrganizationSummary;
  @ApiProperty({ type: JoinedSessionView, description: 'The session that the cookie of the answer opens' })
  session: JoinedSessionView;
}
