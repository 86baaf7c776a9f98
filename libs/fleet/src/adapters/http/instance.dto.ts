import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { instanceStatuses, type InstanceStatus } from '@moorage/contracts';
import { LimitedList } from '@moorage/platform';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Transform, Type } from 'class-transformer';
import { instanceHealths, type InstanceHealth } from '../../domain/instance.ts';
import { releaseChannels, type ReleaseChannel } from '../../domain/release-channel.ts';
import { instanceSteps, type InstanceStep } from '../../domain/instance-steps.ts';

export class InstanceView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Host name of the bot', example: 'acme.localhost' }) host: string;
  @ApiProperty({ description: 'Where a browser opens the bot', example: 'http://acme.localhost:4400' }) url: string;
  @ApiProperty({ enum: instanceStatuses }) status: InstanceStatus;
  @ApiPropertyOptional({ enum: instanceSteps, description: 'What is being done right now' }) step?: InstanceStep;
  @ApiPropertyOptional({ description: 'Why it is in this status, or what keeps it waiting' }) statusReason?: string;
  @ApiPropertyOptional({ example: '1.0.0' }) version?: string;
  @ApiPropertyOptional({ example: 'sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b' })
  digest?: string;
  @ApiProperty({ description: 'The image it follows', example: 'ghcr.io/acme/bot:stable' }) image: string;
  @ApiPropertyOptional({ description: 'What runs it; absent until it was first made', example: 'docker' })
  runtime?: string;
  @ApiProperty({ enum: instanceHealths }) health: InstanceHealth;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When the current run began' }) startedAt?: string;
}

export class ListedInstanceView extends InstanceView {
  @ApiProperty({ description: 'It is offered a release that nobody said "later" to' }) updateAvailable: boolean;
}

export class InstanceList {
  @ApiProperty({ type: [ListedInstanceView] }) items: ListedInstanceView[];
}

export class AdminInstanceView extends InstanceView {
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty({ example: 'acme' }) orgSlug: string;
  @ApiProperty({ example: 'Acme' }) orgName: string;
}

export class AdminInstancePage {
  @ApiProperty({ type: [AdminInstanceView] }) items: AdminInstanceView[];
  @ApiPropertyOptional() nextCursor?: string;
}

export class AdminInstanceListQuery extends LimitedList {
  @ApiPropertyOptional({
    maxLength: 128,
    description: 'Part of the slug or of the host name, or an id of an instance or organisation',
  })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  search?: string;

  @ApiPropertyOptional({ enum: instanceStatuses })
  @IsOptional()
  @IsIn(instanceStatuses)
  status?: InstanceStatus;

  @ApiPropertyOptional({ maxLength: 128, description: 'Those that run exactly this', example: 'sha256:…' })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  digest?: string;

  @ApiPropertyOptional({ enum: releaseChannels, description: 'Of the tag that they follow' })
  @IsOptional()
  @IsIn(releaseChannels)
  channel?: ReleaseChannel;

  @ApiPropertyOptional({ description: 'Those whose tag means something else by now, or those that run what it means' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  behind?: boolean;
}

export class ScopedInstanceListQuery extends LimitedList {
  @ApiPropertyOptional({
    maxLength: 64,
    description: '`personal` (default), `org:<id>`, or `all` for platform admins',
    example: 'personal',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  scope?: string;
}

export class FleetEventActor {
  @ApiProperty({ example: 'Kim Reed' }) name: string;
}

export class FleetEventView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ description: 'What happened', example: 'stop-requested' }) kind: string;
  @ApiPropertyOptional({ type: FleetEventActor, description: 'Who did it; absent for what the platform did by itself' })
  actor?: FleetEventActor;
  @ApiPropertyOptional() version?: string;
  @ApiPropertyOptional() digest?: string;
  @ApiPropertyOptional({ description: 'What went wrong' }) error?: string;
  @ApiPropertyOptional() detail?: string;
}

export class FleetEventPage {
  @ApiProperty({ type: [FleetEventView] }) items: FleetEventView[];
  @ApiPropertyOptional() nextCursor?: string;
}

export class InstanceStatsView {
  @ApiProperty({ description: '100 is one core fully used', example: 3.5 }) cpuPercent: number;
  @ApiProperty({ example: 52428800 }) memoryBytes: number;
  @ApiProperty({ description: '0: no limit', example: 268435456 }) memoryLimitBytes: number;
  @ApiProperty({ description: 'Processes and threads', example: 12 }) pids: number;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class InstanceLogQuery {
  @ApiPropertyOptional({
    description: 'How many of the lines that are there already',
    minimum: 0,
    maximum: 2000,
    default: 200,
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2000)
  tail: number = 200;

  @ApiPropertyOptional({
    maxLength: 128,
    description: 'Organisation (id or slug), since an EventSource sends no headers',
    example: 'acme',
  })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  tenant?: string;
}

/** Data of an `event: line` of the log stream. */
export class InstanceLogLine {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: ['stdout', 'stderr'] }) stream: 'stdout' | 'stderr';
  @ApiProperty() text: string;
}
