import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LimitedList } from '@moorage/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { changelogTitles, type Changelog } from '@moorage/kernel';
import type { Release } from '../../domain/release.ts';
import { releaseChannels, type ReleaseChannel } from '../../domain/release-channel.ts';
import type { FollowedImageView as FollowedImage } from '../postgres/queries/list-followed-images.ts';

export class ReleaseListQuery extends LimitedList {
  @ApiPropertyOptional({ description: 'Part of the version, the digest or the repository', maxLength: 256 })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  search?: string;

  @ApiPropertyOptional({ description: 'Only those in quarantine, or only the others' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  quarantined?: boolean;
}

export class QuarantineReleaseBody {
  @ApiProperty({ minLength: 1, maxLength: 500, example: 'It loses messages.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class ChangelogSectionView {
  @ApiProperty({ enum: changelogTitles }) title: (typeof changelogTitles)[number];
  @ApiProperty({ type: [String] }) items: string[];
}

export class ChangelogView {
  @ApiProperty({ example: '2.4.0' }) version: string;
  @ApiProperty({ format: 'date', example: '2026-03-01' }) date: string;
  @ApiProperty({ type: [ChangelogSectionView] }) sections: ChangelogSectionView[];
}

export class ReleaseView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'ghcr.io/acme/bot@sha256:…' }) reference: string;
  @ApiProperty({ example: 'sha256:…' }) digest: string;
  @ApiPropertyOptional({ example: '2.4.0' }) version?: string;
  @ApiPropertyOptional({ type: ChangelogView }) changelog?: ChangelogView;
  @ApiPropertyOptional({ description: 'Why there is no changelog, for the maintainers of the image' })
  changelogProblem?: string;
  @ApiProperty({ format: 'date-time' }) detectedAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) quarantinedAt?: string;
  @ApiPropertyOptional() quarantineReason?: string;
}

export class ListedReleaseView extends ReleaseView {
  @ApiProperty({ description: 'Instances that run it now' }) instances: number;
  @ApiProperty({ type: [String], description: 'The followed tags that mean it now' }) images: string[];
}

export class ReleasePage {
  @ApiProperty({ type: [ListedReleaseView] }) items: ListedReleaseView[];
  @ApiPropertyOptional() nextCursor?: string;
}

export class NewestReleaseView {
  @ApiProperty({ format: 'uuid' }) releaseId: string;
  @ApiPropertyOptional({ example: '2.4.0' }) version?: string;
  @ApiProperty({ example: 'sha256:…' }) digest: string;
}

export class FollowedImageView {
  @ApiProperty({ example: 'ghcr.io/acme/bot:stable' }) image: string;
  @ApiProperty({ enum: releaseChannels }) channel: ReleaseChannel;
  @ApiProperty() instances: number;
  @ApiProperty({ description: 'Of those, on what it means now' }) upToDate: number;
  @ApiPropertyOptional({ type: NewestReleaseView, description: 'What it means now; absent until it was looked at' })
  newest?: NewestReleaseView;
  @ApiPropertyOptional({ format: 'date-time', description: 'When a look last worked' }) seenAt?: string;
  @ApiProperty({ format: 'date-time' }) nextLookAt: string;
  @ApiProperty({ description: 'Failed looks in a row' }) failures: number;
  @ApiPropertyOptional() lastError?: string;
}

export class FollowedImageList {
  @ApiProperty({ type: [FollowedImageView] }) items: FollowedImageView[];
}

export function releaseViewOf(release: Release): ReleaseView {
  const { id, reference, digest, version, changelog, changelogProblem, detectedAt, quarantine } = release;
  return {
    id,
    reference,
    digest,
    ...(version !== null && { version }),
    ...(changelog !== null && { changelog: changelogViewOf(changelog) }),
    ...(changelogProblem !== null && { changelogProblem }),
    detectedAt: detectedAt.toISOString(),
    ...(quarantine !== null && { quarantinedAt: quarantine.at.toISOString(), quarantineReason: quarantine.reason }),
  };
}

export function changelogViewOf({ version, date, sections }: Changelog): ChangelogView {
  return { version, date, sections: sections.map(({ title, items }) => ({ title, items: [...items] })) };
}

export function followedImageViewOf(followed: FollowedImage): FollowedImageView {
  const { seenAt, nextLookAt, lastError, newest, ...rest } = followed;
  return {
    ...rest,
    ...(newest !== null && {
      newest: {
        releaseId: newest.releaseId,
        ...(newest.version !== null && { version: newest.version }),
        digest: newest.digest,
      },
    }),
    ...(seenAt !== null && { seenAt: seenAt.toISOString() }),
    nextLookAt: nextLookAt.toISOString(),
    ...(lastError !== null && { lastError }),
  };
}
