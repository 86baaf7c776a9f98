import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import type { BotUpdatePolicyInForce, UpdatePolicyInForce } from '../../application/get-update-policy.ts';
import {
  botUpdatePolicyLength,
  fleetModes,
  updateModes,
  type EffectiveUpdatePolicy,
  type FleetMode,
  type OrganizationUpdatePolicy,
  type UpdateMode,
  type UpdateTiming,
} from '../../domain/update-policy.ts';
import type { FleetPolicy } from '../postgres/queries/get-fleet-policy.ts';

export class FleetPolicyBody {
  @ApiProperty({
    enum: fleetModes,
    description:
      '`auto`: rollouts begin by themselves. `manual`: platform admins begin them. `paused`: no update of any bot begins',
  })
  @IsIn(fleetModes)
  mode: FleetMode;
}

export class FleetPolicyView {
  @ApiProperty({ enum: fleetModes }) mode: FleetMode;
  @ApiPropertyOptional({ format: 'date-time', description: 'Absent where nobody ever changed it' }) changedAt?: string;
  @ApiProperty({ description: 'Instances that rollouts update by themselves' }) autoInstances: number;
  @ApiProperty({ description: 'Instances whose people press "Update now"' }) manualInstances: number;
  @ApiProperty({ description: 'Updates that were asked for and have not begun' }) waitingUpdates: number;
}

export class UpdatePolicyBody implements OrganizationUpdatePolicy {
  @ApiProperty({
    enum: updateModes,
    description: '`auto`: new releases come by themselves. `manual`: somebody presses "Update now"',
  })
  @IsIn(updateModes)
  mode: UpdateMode;

  @ApiProperty({
    minimum: 0,
    maximum: 23,
    description: 'The hour of the day, in UTC, in which the bot may be updated',
    example: 3,
  })
  @IsInt()
  @Min(0)
  @Max(23)
  preferredHourUtc: number;
}

export class BotUpdatePolicyBody {
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: botUpdatePolicyLength,
    description:
      '`on-push`, `nightly`, `manual`, or `cron:` with five fields in UTC: an hour from each moment they name. Null: none',
    example: 'cron:0 4 * * 1',
  })
  @ValidateIf(({ policy }: { policy: unknown }) => policy !== null)
  @IsString()
  @MaxLength(botUpdatePolicyLength)
  policy: string | null;
}

export class UpdateTimingView {
  @ApiProperty({ enum: ['always', 'hour', 'cron'] }) kind: UpdateTiming['kind'];
  @ApiPropertyOptional({ description: 'For kind `hour`', example: 3 }) hourUtc?: number;
  @ApiPropertyOptional({ description: 'For kind `cron`', example: '0 4 * * 1' }) expression?: string;
}

export class UpdatePolicyView {
  @ApiProperty({ enum: updateModes }) mode: UpdateMode;
  @ApiProperty({ type: UpdateTimingView, description: 'When the bot may be updated by a rollout' })
  timing: UpdateTimingView;
  @ApiProperty({
    enum: ['organization', 'bot', 'default'],
    description: 'Whose choice holds: the organisation’s own, else that of the bot, else the default',
  })
  source: EffectiveUpdatePolicy['source'];
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'The next moment at which the window is open; absent in mode `manual`',
  })
  opensAt?: string;
  @ApiProperty({ enum: fleetModes, description: 'What the whole installation does' }) fleetMode: FleetMode;
}

export class BotUpdatePolicyView extends UpdatePolicyView {
  @ApiPropertyOptional({
    description: 'What the bot itself is set to; counts as long as the organisation chose nothing',
    example: 'nightly',
  })
  own?: string;
}

export function fleetPolicyViewOf({ changedAt, ...policy }: FleetPolicy): FleetPolicyView {
  return { ...policy, ...(changedAt !== null && { changedAt: changedAt.toISOString() }) };
}

export function updatePolicyViewOf({ policy, opensAt, fleetMode }: UpdatePolicyInForce): UpdatePolicyView {
  return { ...policy, ...(opensAt !== null && { opensAt: opensAt.toISOString() }), fleetMode };
}

export function botUpdatePolicyViewOf({ own, ...inForce }: BotUpdatePolicyInForce): BotUpdatePolicyView {
  return { ...updatePolicyViewOf(inForce), ...(own !== null && { own }) };
}
