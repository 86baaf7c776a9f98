import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { systemEventSources, type Page, type SystemEventContext, type SystemEventSource } from '@moorage/kernel';
import { LimitedList } from '@moorage/platform';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class SystemEventListQuery extends LimitedList {
  @ApiPropertyOptional({ maxLength: 128, description: 'Part of the error, or the id of a request that met it' })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  @Matches(/^[^\p{Cc}\p{Cs}]*$/u, { message: 'Control characters are not taken here.' })
  search?: string;

  @ApiPropertyOptional({ enum: systemEventSources })
  @IsOptional()
  @IsIn(systemEventSources)
  source?: SystemEventSource;
}

export class SystemEventView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: systemEventSources }) source: SystemEventSource;
  @ApiProperty({ example: 'QueryFailedError' }) name: string;
  @ApiProperty({ description: 'Without secrets and addresses' }) message: string;
  @ApiProperty({ description: 'How often it was seen' }) count: number;
  @ApiProperty({ format: 'date-time' }) firstSeenAt: string;
  @ApiProperty({ format: 'date-time' }) lastSeenAt: string;
}

export class SystemEventPage implements Page<SystemEventView> {
  @ApiProperty({ type: [SystemEventView] }) items: SystemEventView[];
  @ApiPropertyOptional() nextCursor?: string;
}

export class OccurrenceView {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiPropertyOptional({ description: 'Names the request or job in the logs' }) requestId?: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { method: 'GET', route: '/api/members' } })
  context: SystemEventContext;
}

export class SystemEventDetails extends SystemEventView {
  @ApiProperty({ description: 'Where it was thrown' }) stack: string;
  @ApiProperty({ type: [OccurrenceView], description: 'The latest, newest first' }) occurrences: OccurrenceView[];
}
