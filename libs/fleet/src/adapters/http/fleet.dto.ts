import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { releaseChannels, type ReleaseChannel } from '../../domain/release-channel.ts';

export class FleetVersionView {
  @ApiProperty({ example: 'sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b' }) digest: string;
  @ApiPropertyOptional({ example: '2.4.0' }) version?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'Absent where it was never seen under a followed tag' })
  releaseId?: string;
  @ApiProperty({ description: 'Instances that run it', example: 12 }) instances: number;
  @ApiProperty({ type: [String], description: 'The followed tags that mean it now' }) newestOf: readonly string[];
  @ApiProperty() isQuarantined: boolean;
}

export class FleetChannelView {
  @ApiProperty({ enum: releaseChannels }) channel: ReleaseChannel;
  @ApiProperty({ example: 12 }) instances: number;
  @ApiProperty({
    description: 'On what their tag means now. Those without a digest, or with a tag never looked at, are neither',
    example: 9,
  })
  upToDate: number;
  @ApiProperty({ description: 'On something that their tag no longer means', example: 3 }) behind: number;
}

export class OpenUpdatesView {
  @ApiProperty({ description: 'Waiting for their instance', example: 1 }) PENDING: number;
  @ApiProperty({ example: 2 }) UPDATING: number;
  @ApiProperty({ example: 0 }) ROLLING_BACK: number;
  @ApiProperty({ description: 'Whose way back failed: somebody has to look at them', example: 0 })
  ROLLBACK_FAILED: number;
}

export class FleetView {
  @ApiProperty({ enum: ['docker', 'process'] }) runtime: string;
  @ApiPropertyOptional({ description: "The engine's own version; absent while it doesn't answer", example: '20.10.24' })
  version?: string;
  @ApiProperty({
    description: 'How many instances are in each status',
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { RUNNING: 12 },
  })
  counts: Record<string, number>;
  @ApiProperty({ type: [FleetVersionView], description: 'What instances run, the most run first; 50 at most' })
  versions: readonly FleetVersionView[];
  @ApiProperty({ type: [FleetChannelView], description: 'Every channel' }) channels: readonly FleetChannelView[];
  @ApiProperty({ example: 1 }) quarantinedReleases: number;
  @ApiProperty({ type: OpenUpdatesView, description: 'Updates of single bots that are not over' })
  openUpdates: OpenUpdatesView;
}
