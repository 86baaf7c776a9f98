import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { maintenanceModes, type MaintenanceMode } from '@moorage/kernel';
import { IsIn, IsISO8601, IsOptional, IsRFC3339, IsString, MaxLength } from 'class-validator';
import { longestMessage, type WindowPhase, type WindowPlan } from '../../domain/maintenance-window.ts';
import type { ListedWindow } from '../postgres/queries/list-windows.ts';

const phases: readonly WindowPhase[] = ['UPCOMING', 'RUNNING', 'ENDED'];

const modeDescription =
  '`BANNER`: a notice. `READ_ONLY`: reading works, changing does not. `OFFLINE`: neither works, and the bots are closed.';

export class MaintenanceWindowBody {
  @ApiProperty({ enum: maintenanceModes, description: modeDescription })
  @IsIn(maintenanceModes)
  mode: MaintenanceMode;

  @ApiPropertyOptional({ maxLength: longestMessage, description: 'Plain text for the people who are kept waiting' })
  @IsOptional()
  @IsString()
  @MaxLength(longestMessage)
  message?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'RFC 3339, inclusive; absent: now' })
  @IsOptional()
  @IsRFC3339({ message: 'startsAt is a date and time with an offset, such as 2026-03-01T12:00:00Z' })
  @IsISO8601({ strict: true }, { message: 'startsAt is a date that does not exist' })
  startsAt?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'RFC 3339, exclusive; absent: until somebody ends it' })
  @IsOptional()
  @IsRFC3339({ message: 'endsAt is a date and time with an offset, such as 2026-03-01T14:00:00Z' })
  @IsISO8601({ strict: true }, { message: 'endsAt is a date that does not exist' })
  endsAt?: string;
}

export class MaintenanceWindowView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['installation', 'organization'], description: 'Whom it concerns' })
  scope: 'installation' | 'organization';
  @ApiProperty({ enum: maintenanceModes, description: modeDescription }) mode: MaintenanceMode;
  @ApiPropertyOptional() message?: string;
  @ApiProperty({ format: 'date-time', description: 'Inclusive' }) startsAt: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Exclusive; absent: until somebody ends it' })
  endsAt?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When somebody ended it before its time' }) endedAt?: string;
  @ApiProperty({ enum: phases }) phase: WindowPhase;
}

export class MaintenanceWindowPage {
  @ApiProperty({ type: [MaintenanceWindowView] }) items: MaintenanceWindowView[];
  @ApiPropertyOptional() nextCursor?: string;
}

export class MaintenanceNoticesView {
  @ApiProperty({ format: 'date-time', description: "The server's clock: count from it" }) now: string;
  @ApiProperty({
    type: [MaintenanceWindowView],
    description: 'Running, or beginning within a week; the earliest first',
  })
  windows: MaintenanceWindowView[];
}

export function planOf({ mode, message, startsAt, endsAt }: MaintenanceWindowBody): WindowPlan {
  return {
    mode,
    message: message ?? null,
    startsAt: startsAt === undefined ? null : new Date(startsAt),
    endsAt: endsAt === undefined ? null : new Date(endsAt),
  };
}

export function viewOf({
  id,
  orgId,
  mode,
  message,
  startsAt,
  endsAt,
  endedAt,
  phase,
}: ListedWindow): MaintenanceWindowView {
  return {
    id,
    scope: orgId === null ? 'installation' : 'organization',
    mode,
    ...(message !== null && { message }),
    startsAt: startsAt.toISOString(),
    ...(endsAt !== null && { endsAt: endsAt.toISOString() }),
    ...(endedAt !== null && { endedAt: endedAt.toISOString() }),
    phase,
  };
}
