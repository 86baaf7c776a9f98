import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LimitedList } from '@moorage/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { botUpdateStatuses, type BotUpdateStatus } from '../../domain/bot-update-status.ts';
import { botUpdateSteps, type BotUpdateStep } from '../../domain/bot-update-steps.ts';
import { releaseChannels, type ReleaseChannel } from '../../domain/release-channel.ts';
import { rolloutSelectionKinds } from '../../domain/rollout-selection.ts';
import {
  leftOutReasons,
  rolloutBotStatuses,
  rolloutStatuses,
  type LeftOutReason,
  type RolloutBotStatus,
  type RolloutStatus,
} from '../../domain/rollout-status.ts';
import { fleetStrategies, type FleetStrategy } from '../../domain/rollout-strategy.ts';
import { DoneStepView, UpdateEvidenceView } from './bot-update.dto.ts';

const wantedKinds = ['all', 'channel', 'organizations'] as const;

export class RolloutSettingsBody {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, description: 'Of all its bots, in percent: the size of a wave' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  batchPercent?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 86_400, description: 'Seconds between two waves' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(86_400)
  pauseSeconds?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 10, description: 'Tries of a bot after its first' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10)
  retries?: number;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: 1_000,
    nullable: true,
    type: Number,
    description: 'So many failed bots end the rollout; null: none do',
  })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsInt()
  @Min(1)
  @Max(1_000)
  abortAtFailures?: number | null;

  @ApiPropertyOptional({
    minimum: 5,
    maximum: 3_600,
    description: 'Seconds in which an updated bot must become healthy',
  })
  @IsOptional()
  @IsInt()
  @Min(5)
  @Max(3_600)
  healthTimeoutSeconds?: number;
}

export class RolloutSelectionBody {
  @ApiProperty({
    enum: wantedKinds,
    description: 'All but those that follow a digest; those that follow a channel; those of chosen organisations',
  })
  @IsIn(wantedKinds)
  kind: (typeof wantedKinds)[number];

  @ApiPropertyOptional({ enum: releaseChannels, description: 'With kind `channel`' })
  @ValidateIf(({ kind }: RolloutSelectionBody) => kind === 'channel')
  @IsIn(releaseChannels)
  channel?: ReleaseChannel;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    minItems: 1,
    maxItems: 1_000,
    description: 'With kind `organizations`. They are updated in their hour whatever their mode: you have chosen them',
  })
  @ValidateIf(({ kind }: RolloutSelectionBody) => kind === 'organizations')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  orgIds?: string[];
}

export class WantedRolloutBody {
  @ApiProperty({ format: 'uuid', description: 'What is rolled out' })
  @IsUUID()
  releaseId: string;

  @ApiProperty({
    enum: fleetStrategies,
    description:
      'RollingWave: in waves, each bot in its hour, bots in mode `manual` left out. Immediate: all at once, whatever their hour and mode',
  })
  @IsIn(fleetStrategies)
  strategy: FleetStrategy;

  @ApiPropertyOptional({ type: RolloutSettingsBody, description: "What differs from the strategy's own" })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RolloutSettingsBody)
  settings?: RolloutSettingsBody;

  @ApiProperty({ type: RolloutSelectionBody })
  @IsObject()
  @ValidateNested()
  @Type(() => RolloutSelectionBody)
  selection: RolloutSelectionBody;
}

export class AbortRolloutBody {
  @ApiProperty({ minLength: 1, maxLength: 500, example: 'It loses messages.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class RolloutListQuery extends LimitedList {
  @ApiPropertyOptional({ enum: rolloutStatuses })
  @IsOptional()
  @IsIn(rolloutStatuses)
  status?: RolloutStatus;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of one release alone' })
  @IsOptional()
  @IsUUID()
  releaseId?: string;
}

export class RolloutBotListQuery extends LimitedList {
  @ApiPropertyOptional({ enum: rolloutBotStatuses })
  @IsOptional()
  @IsIn(rolloutBotStatuses)
  status?: RolloutBotStatus;

  @ApiPropertyOptional({ minimum: 1, maximum: 1_000_000, description: 'Of one wave alone' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  wave?: number;
}

export class LeftOutView {
  @ApiProperty({ enum: leftOutReasons }) reason: LeftOutReason;
  @ApiProperty({ example: 40 }) count: number;
}

export class PreviewedWaveView {
  @ApiProperty({ example: 1 }) number: number;
  @ApiProperty({ example: 25 }) size: number;
}

export class PreviewedBotView {
  @ApiProperty({ format: 'uuid' }) instanceId: string;
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty({ example: 'Acme' }) organizationName: string;
  @ApiProperty({ example: 'acme' }) slug: string;
  @ApiPropertyOptional({ example: '1.0.0', description: 'What it runs now' }) version?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Not before; absent: at any time from now on' })
  opensAt?: string;
}

export class RolloutPreviewView {
  @ApiProperty({ description: 'Bots that the rollout would have', example: 100 }) total: number;
  @ApiProperty({
    type: [PreviewedWaveView],
    description: 'If every bot may be updated when its turn comes; where hours differ there are more and smaller ones',
  })
  waves: PreviewedWaveView[];
  @ApiProperty({ type: [LeftOutView] }) leftOut: LeftOutView[];
  @ApiProperty({ type: [PreviewedBotView], description: 'The first 100' }) bots: PreviewedBotView[];
}

export class RequestedRollout {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class RolledOutReleaseView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'ghcr.io/acme/bot@sha256:…' }) reference: string;
  @ApiProperty({ example: 'sha256:…' }) digest: string;
  @ApiPropertyOptional({ example: '2.4.0' }) version?: string;
}

export class RolloutStrategyView {
  @ApiProperty({ enum: fleetStrategies }) name: string;
  @ApiProperty({ example: 25 }) batchPercent: number;
  @ApiProperty({ example: 60 }) pauseSeconds: number;
  @ApiProperty({ example: 2 }) retries: number;
  @ApiPropertyOptional({ example: 3, description: 'Absent: failures never end it' }) abortAtFailures?: number;
  @ApiProperty({ example: 120 }) healthTimeoutSeconds: number;
  @ApiProperty() ignoresWindows: boolean;
}

export class RolloutStrategyList {
  @ApiProperty({ type: [RolloutStrategyView] }) items: RolloutStrategyView[];
}

export class RolloutSelectionView {
  @ApiProperty({
    enum: rolloutSelectionKinds,
    description: '`image`: those that follow a tag, which is what the platform starts by itself',
  })
  kind: (typeof rolloutSelectionKinds)[number];
  @ApiPropertyOptional({ enum: releaseChannels }) channel?: ReleaseChannel;
  @ApiPropertyOptional({ example: 'ghcr.io/acme/bot:stable' }) image?: string;
  @ApiPropertyOptional({ type: [String], format: 'uuid' }) orgIds?: readonly string[];
}

export class RolloutView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: RolledOutReleaseView }) release: RolledOutReleaseView;
  @ApiProperty({ enum: rolloutStatuses }) status: RolloutStatus;
  @ApiPropertyOptional({ description: 'Why it was aborted' }) reason?: string;
  @ApiProperty({ type: RolloutStrategyView }) strategy: RolloutStrategyView;
  @ApiProperty({ type: RolloutSelectionView }) selection: RolloutSelectionView;
  @ApiProperty({ description: 'The wave that began last; 0: none did', example: 2 }) wave: number;
  @ApiProperty({ description: 'succeeded + failed + skipped + pending', example: 100 }) total: number;
  @ApiProperty({ description: 'Not at an end, the running ones among them', example: 40 }) pending: number;
  @ApiProperty({ description: 'Being updated now', example: 4 }) running: number;
  @ApiProperty({ example: 57 }) succeeded: number;
  @ApiProperty({ example: 2 }) failed: number;
  @ApiProperty({ example: 1 }) skipped: number;
  @ApiProperty({ type: [LeftOutView], description: 'Who was no part of it when it began' }) leftOut: LeftOutView[];
  @ApiPropertyOptional({ description: 'Who started it; absent: the platform by itself', example: 'Kim Reed' })
  startedBy?: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When something happens next: the next wave, or a look at what is under way',
  })
  nextActAt?: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When its bots were picked' }) startedAt?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When the last of its bots came to an end' })
  finishedAt?: string;
}

export class RolloutPage {
  @ApiProperty({ type: [RolloutView] }) items: RolloutView[];
  @ApiPropertyOptional() nextCursor?: string;
}

export class WaveView {
  @ApiProperty({ example: 1 }) number: number;
  @ApiProperty({ example: 25 }) size: number;
  @ApiProperty({ example: 24 }) succeeded: number;
  @ApiProperty({ example: 1 }) failed: number;
  @ApiProperty({ example: 0 }) skipped: number;
  @ApiProperty({ format: 'date-time' }) startedAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) finishedAt?: string;
}

export class RolloutDetailsView extends RolloutView {
  @ApiProperty({ type: [WaveView] }) waves: WaveView[];
}

export class RolloutBotUpdateView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: botUpdateStatuses }) status: BotUpdateStatus;
  @ApiPropertyOptional({ enum: botUpdateSteps, description: 'What is being done right now' }) step?: BotUpdateStep;
  @ApiProperty({ format: 'date-time', description: 'Since when that is tried' }) stepSince: string;
  @ApiProperty({ type: [DoneStepView], description: 'The steps that are done, in their order' }) steps: DoneStepView[];
  @ApiPropertyOptional({ description: 'Why it failed or was left out' }) reason?: string;
  @ApiPropertyOptional({ type: UpdateEvidenceView, description: 'What condemned the release on this bot' })
  evidence?: UpdateEvidenceView;
  @ApiPropertyOptional({ format: 'date-time' }) startedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) finishedAt?: string;
}

export class RolloutBotView {
  @ApiProperty({ format: 'uuid' }) instanceId: string;
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty({ example: 'Acme' }) organizationName: string;
  @ApiProperty({ example: 'acme' }) slug: string;
  @ApiPropertyOptional({ description: 'Absent until it was in one', example: 1 }) wave?: number;
  @ApiProperty({ enum: rolloutBotStatuses }) status: RolloutBotStatus;
  @ApiProperty({ description: 'Tries so far', example: 1 }) attempts: number;
  @ApiPropertyOptional({ enum: leftOutReasons }) skipReason?: LeftOutReason;
  @ApiPropertyOptional({ type: RolloutBotUpdateView, description: 'Its last try' }) update?: RolloutBotUpdateView;
}

export class RolloutBotPage {
  @ApiProperty({ type: [RolloutBotView] }) items: RolloutBotView[];
  @ApiPropertyOptional() nextCursor?: string;
}
