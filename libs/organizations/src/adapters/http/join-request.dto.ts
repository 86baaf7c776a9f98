import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { roles, type Page, type Role } from '@moorage/kernel';
import { LimitedList, OneLine } from '@moorage/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { joinRequestStatuses, type JoinRequestStatus } from '../../domain/join-request.ts';

export const joinRequestSorts = ['asked', 'name'] as const;
export type JoinRequestSort = (typeof joinRequestSorts)[number];

export class AskToJoinBody {
  @ApiProperty({ format: 'uuid', description: 'The organisation of the offer' })
  @IsUUID()
  orgId: string;
}

export class JoinOfferView {
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty({ example: 'Acme' }) orgName: string;
  @ApiProperty({ description: "The verified domain that the caller's address is on", example: 'acme.example' })
  domain: string;
  @ApiProperty({ description: 'Whether an invitation waits already: asking sends its link again' }) invited: boolean;
}

export class MyJoinRequestView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty({ example: 'Acme' }) orgName: string;
  @ApiProperty({ enum: joinRequestStatuses }) status: JoinRequestStatus;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) decidedAt?: string;
  @ApiPropertyOptional({ description: 'Why it was declined' }) reason?: string;
}

export class MyJoinRequests {
  @ApiPropertyOptional({
    type: JoinOfferView,
    description: "The organisation of the domain of the caller's verified address, unless they belong to it",
  })
  offer?: JoinOfferView;
  @ApiProperty({ type: [MyJoinRequestView], description: 'The newest ten, newest first' }) items: MyJoinRequestView[];
}

export class AskedView {
  @ApiProperty({
    enum: ['asked', 'invited'],
    description: '`invited`: an invitation waited already, and its link was mailed again',
  })
  outcome: 'asked' | 'invited';
  @ApiPropertyOptional({ format: 'uuid' }) requestId?: string;
}

export class JoinRequestListQuery extends LimitedList {
  @ApiPropertyOptional({ enum: joinRequestStatuses })
  @IsOptional()
  @IsIn(joinRequestStatuses)
  status?: JoinRequestStatus;

  @ApiPropertyOptional({ maxLength: 254, description: 'Part of the name or address' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  search?: string;

  @ApiPropertyOptional({ enum: joinRequestSorts, default: 'asked' })
  @IsIn(joinRequestSorts)
  sort: JoinRequestSort = 'asked';

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc' })
  @IsIn(['asc', 'desc'])
  direction: 'asc' | 'desc' = 'desc';
}

export class JoinRequestView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'Ada Lovelace' }) name: string;
  @ApiProperty({ example: 'ada@acme.example' }) email: string;
  @ApiProperty({ example: 'acme.example' }) domain: string;
  @ApiProperty({ enum: joinRequestStatuses }) status: JoinRequestStatus;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) decidedAt?: string;
  @ApiPropertyOptional({ description: 'Who decided', example: 'Grace Hopper' }) decidedBy?: string;
  @ApiPropertyOptional({ enum: roles, description: 'What the person became' }) role?: Role;
  @ApiPropertyOptional({ description: 'Why it was declined' }) reason?: string;
}

export class JoinRequestPage implements Page<JoinRequestView> {
  @ApiProperty({ type: [JoinRequestView] }) items: JoinRequestView[];
  @ApiPropertyOptional() nextCursor?: string;
  @ApiProperty({ description: 'Requests that wait for a decision, whatever the filter', example: 2 }) open: number;
}

export class ApproveJoinRequestBody {
  @ApiPropertyOptional({ enum: roles, default: 'MEMBER' })
  @IsIn(roles)
  role: Role = 'MEMBER';
}

export class DeclineJoinRequestBody {
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'The person reads it', example: 'Use your own account.' })
  @OneLine(500)
  reason: string;
}
