import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { botUpdateStatuses, type BotUpdateStatus } from '../../domain/bot-update-status.ts';
import { botUpdateSteps, type BotUpdateStep } from '../../domain/bot-update-steps.ts';
import { changelogTitles } from '@moorage/kernel';
import { InstanceView } from './instance.dto.ts';

export class WantedRelease {
  @ApiProperty({ format: 'uuid', description: 'The release that the instance is offered' })
  @IsUUID()
  releaseId: string;
}

export class ChangelogSectionView {
  @ApiProperty({ enum: changelogTitles }) title: (typeof changelogTitles)[number];
  @ApiProperty({ type: [String], description: 'Plain text, one thing each' }) items: readonly string[];
}

export class ChangelogView {
  @ApiProperty({ example: '2.0.0' }) version: string;
  @ApiProperty({ format: 'date', example: '2026-03-01' }) date: string;
  @ApiProperty({ type: [ChangelogSectionView] }) sections: readonly ChangelogSectionView[];
}

export class OfferedReleaseView {
  @ApiProperty({ format: 'uuid' }) releaseId: string;
  @ApiProperty({ example: 'sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b' }) digest: string;
  @ApiPropertyOptional({ example: '2.0.0' }) version?: string;
  @ApiProperty({ format: 'date-time' }) detectedAt: string;
  @ApiProperty({ description: 'Somebody said "later" to it' }) isDismissed: boolean;
  @ApiPropertyOptional({ type: ChangelogView }) changelog?: ChangelogView;
}

export class DoneStepView {
  @ApiProperty({ enum: botUpdateSteps }) step: BotUpdateStep;
  @ApiProperty({ format: 'date-time', description: 'When it began' }) at: string;
  @ApiProperty({ description: 'With all its tries', example: 840 }) milliseconds: number;
}

export class RanImageView {
  @ApiProperty({ example: 'sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b' }) digest: string;
  @ApiPropertyOptional({ example: '1.0.0' }) version?: string;
  @ApiPropertyOptional({
    description:
      'Of all its data, as 64 hexadecimal digits: before as the snapshot has it, after as a rollback restored it. A bot that runs changes its data, so a successful update has no hash after it',
  })
  volumeHash?: string;
}

export class BotUpdateView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) releaseId: string;
  @ApiProperty({ enum: botUpdateStatuses }) status: BotUpdateStatus;
  @ApiPropertyOptional({ enum: botUpdateSteps, description: 'What is being done right now' }) step?: BotUpdateStep;
  @ApiPropertyOptional({ format: 'date-time', description: 'Since when that is being done' }) stepSince?: string;
  @ApiProperty({ example: 'SingleBot' }) strategy: string;
  @ApiPropertyOptional({
    description: 'Who asked for it; absent for what the platform did by itself',
    example: 'Kim Reed',
  })
  actor?: string;
  @ApiProperty({ type: RanImageView }) before: RanImageView;
  @ApiProperty({ type: RanImageView }) after: RanImageView;
  @ApiProperty({ description: 'Whether the bot ran when it began' }) wasRunning: boolean;
  @ApiProperty({ type: [DoneStepView] }) steps: DoneStepView[];
  @ApiPropertyOptional({ description: 'Why it failed or was left out' }) reason?: string;
  @ApiPropertyOptional({ type: ChangelogView, description: 'What the new release brings' }) changelog?: ChangelogView;
  @ApiProperty({ description: 'Whether there is evidence of the failure' }) hasEvidence: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) startedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) finishedAt?: string;
}

export class BotUpdateList {
  @ApiProperty({ type: [BotUpdateView] }) items: BotUpdateView[];
}

export class RequestedBotUpdate {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class UpdateEvidenceView {
  @ApiPropertyOptional({ enum: botUpdateSteps, description: 'The step that failed' }) step?: BotUpdateStep;
  @ApiPropertyOptional({ description: 'Of the last answer to the health question', example: 503 })
  healthStatus?: number;
  @ApiPropertyOptional({ description: 'The first 4 KiB of it' }) healthBody?: string;
  @ApiProperty({ type: [String], description: 'The last 100 lines that the bot wrote' }) logs: readonly string[];
}

export class InstanceDetailsView extends InstanceView {
  @ApiPropertyOptional({ type: OfferedReleaseView, description: 'A newer release of what it follows' })
  offered?: OfferedReleaseView;
  @ApiPropertyOptional({ type: BotUpdateView, description: 'The update that is not over' }) update?: BotUpdateView;
}
