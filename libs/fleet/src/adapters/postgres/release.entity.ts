import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Changelog } from '@moorage/kernel';
import { BotAppEntity } from './bot-app.entity.ts';

@Entity('releases')
@Unique('releases_reference_key', ['botAppId', 'reference'])
@Index('releases_detected_at_idx', ['detectedAt', 'id'])
@Check('releases_quarantine_check', '(quarantined_at IS NULL) = (quarantine_reason IS NULL)')
export class ReleaseEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'releases_pkey' }) id: string;
  @Column('uuid', { name: 'bot_app_id' }) botAppId: string;
  @ManyToOne(() => BotAppEntity)
  @JoinColumn({ name: 'bot_app_id', foreignKeyConstraintName: 'releases_bot_app_id_fkey' })
  botApp?: BotAppEntity;
  @Column('text') digest: string;
  @Column('text') reference: string;
  @Column('text', { nullable: true }) version: string | null;
  @Column('jsonb', { nullable: true }) changelog: Changelog | null;
  @Column('text', { name: 'changelog_problem', nullable: true }) changelogProblem: string | null;
  @Column({ type: 'timestamptz', name: 'detected_at', precision: 3 }) detectedAt: Date;
  @Column({ type: 'timestamptz', name: 'quarantined_at', precision: 3, nullable: true }) quarantinedAt: Date | null;
  @Column('text', { name: 'quarantine_reason', nullable: true }) quarantineReason: string | null;
}

/** A tag that instances follow, and what it meant when it was last asked. */
@Entity('followed_images')
@Index('followed_images_due_idx', ['nextLookAt'])
export class FollowedImageEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'followed_images_pkey' }) image: string;
  @Column('uuid', { name: 'bot_app_id' }) botAppId: string;
  @ManyToOne(() => BotAppEntity)
  @JoinColumn({ name: 'bot_app_id', foreignKeyConstraintName: 'followed_images_bot_app_id_fkey' })
  botApp?: BotAppEntity;
  @Column('uuid', { name: 'release_id', nullable: true }) releaseId: string | null;
  @ManyToOne(() => ReleaseEntity)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'followed_images_release_id_fkey' })
  release?: ReleaseEntity;
  @Column('text', { nullable: true }) digest: string | null;
  @Column({ type: 'timestamptz', name: 'seen_at', precision: 3, nullable: true }) seenAt: Date | null;
  @Column({ type: 'timestamptz', name: 'next_look_at', precision: 3 }) nextLookAt: Date;
  @Column({ type: 'timestamptz', name: 'leased_until', precision: 3, nullable: true }) leasedUntil: Date | null;
  @Column('integer', { default: 0 }) failures: number;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
}
