import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { PlatformSettings, type PlatformSettingValues } from '@moorage/contracts';
import { IsBoolean, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { Commands } from '../database/commands.ts';
import { PlatformAdmin } from '../http/access.ts';
import { ChangePlatformSettings } from './change-platform-settings.ts';

export class PlatformSettingsView implements PlatformSettingValues {
  @ApiProperty({ description: 'Whether a new organisation waits for a platform admin before it is active' })
  orgVerificationRequired: boolean;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Seats of a new organisation; null: no limit',
    example: 10,
  })
  defaultSeats: number | null;
}

export class ChangePlatformSettingsBody {
  @ApiPropertyOptional({ description: 'Whether a new organisation waits for a platform admin before it is active' })
  @ValidateIf((_, required) => required !== undefined)
  @IsBoolean()
  orgVerificationRequired?: boolean;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    maximum: 1_000_000,
    description: 'Seats of a new organisation; null: no limit',
    example: 10,
  })
  @ValidateIf((_, seats) => seats !== undefined && seats !== null)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  defaultSeats?: number | null;
}

/** What platform admins may change while Moorage runs. */
@ApiTags('admin')
@Controller('api/admin/settings')
@PlatformAdmin()
export class PlatformSettingsController {
  constructor(
    private readonly commands: Commands,
    private readonly settings: PlatformSettings,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getPlatformSettings', summary: "The platform's settings" })
  @ApiOkResponse({ type: PlatformSettingsView })
  get(): Promise<PlatformSettingsView> {
    return this.settings.current();
  }

  @Patch()
  @ApiOperation({ operationId: 'changePlatformSettings', summary: 'Change settings; what is absent stays' })
  @ApiOkResponse({ type: PlatformSettingsView })
  change(@Body() change: ChangePlatformSettingsBody): Promise<PlatformSettingsView> {
    return this.commands.execute(new ChangePlatformSettings(change));
  }
}
