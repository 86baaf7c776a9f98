import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { DoneStep, UpdateEvidence } from '../../domain/bot-update.ts';
import { InstanceEntity } from './instance.entity.ts';
import { ReleaseEntity } from './release.entity.ts';

@Entity('bot_updates')
@Index('bot_updates_open_key', ['instanceId'], {
  unique: true,
  where: "status IN ('PENDING', 'UPDATING', 'ROLLING_BACK', 'ROLLBACK_FAILED')",
})
@Index('bot_updates_instance_id_created_at_id_idx', ['instanceId', 'createdAt', 'id'])
@Index('bot_updates_due_idx', ['nextAttemptAt'], { where: 'next_attempt_at IS NOT NULL' })
@Index('bot_updates_rollout_id_idx', ['rolloutId'], { where: 'rollout_id IS NOT NULL' })
@Check(
  'bot_updates_status_check',
  "status IN ('PENDING', 'UPDATING', 'ROLLING_BACK', 'SUCCEEDED', 'FAILED', 'ROLLBACK_FAILED', 'SKIPPED')",
)
@Check('bot_updates_strategy_check', "strategy IN ('RollingWave', 'SingleBot', 'Immediate')")
export class BotUpdateEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'bot_updates_pkey' }) id: string;
  @Column('uuid', { name: 'instance_id' }) instanceId: string;
  @ManyToOne(() => InstanceEntity)
  @JoinColumn({ name: 'instance_id', foreignKeyConstraintName: 'bot_updates_instance_id_fkey' })
  instance?: InstanceEntity;
  @Column('uuid', { name: 'org_id' }) orgId: string;
  @Column('uuid', { name: 'release_id' }) releaseId: string;
  @ManyToOne(() => ReleaseEntity)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'bot_updates_release_id_fkey' })
  release?: ReleaseEntity;
  @Column('uuid', { name: 'rollout_id', nullable: true }) rolloutId: string | null;
  @Column('integer', { nullable: true }) wave: number | null;
  @Column('text') strategy: string;
  @Column('uuid', { name: 'actor_user_id', nullable: true }) actorUserId: string | null;
  @Column('text') status: string;
  @Column('text', { nullable: true }) step: string | null;
  @Column({ type: 'timestamptz', name: 'step_since', precision: 3 }) stepSince: Date;
  @Column('integer', { default: 0 }) attempts: number;
  @Column({ type: 'timestamptz', name: 'next_attempt_at', precision: 3, nullable: true }) nextAttemptAt: Date | null;
  @Column({ type: 'timestamptz', name: 'woken_until', precision: 3, nullable: true }) wokenUntil: Date | null;
  @Column('integer', { name: 'health_timeout_seconds' }) healthTimeoutSeconds: number;
  @Column('integer', { name: 'retries_left' }) retriesLeft: number;
  @Column('text', { name: 'reference_before' }) referenceBefore: string;
  @Column('text', { name: 'reference_after' }) referenceAfter: string;
  @Column('text', { name: 'digest_before' }) digestBefore: string;
  @Column('text', { name: 'digest_after' }) digestAfter: string;
  @Column('text', { name: 'version_before', nullable: true }) versionBefore: string | null;
  @Column('text', { name: 'version_after', nullable: true }) versionAfter: string | null;
  @Column('boolean', { name: 'was_running' }) wasRunning: boolean;
  @Column('integer', { name: 'generation_before' }) generationBefore: number;
  @Column('integer', { name: 'generation_restored', nullable: true }) generationRestored: number | null;
  @Column('uuid', { name: 'snapshot_id', nullable: true }) snapshotId: string | null;
  @Column('text', { name: 'volume_hash_before', nullable: true }) volumeHashBefore: string | null;
  @Column('text', { name: 'volume_hash_after', nullable: true }) volumeHashAfter: string | null;
  @Column('jsonb', { default: [] }) steps: DoneStep[];
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb', { nullable: true }) evidence: UpdateEvidence | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'started_at', precision: 3, nullable: true }) startedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'finished_at', precision: 3, nullable: true }) finishedAt: Date | null;
}
