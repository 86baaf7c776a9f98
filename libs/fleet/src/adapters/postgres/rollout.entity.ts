import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { LeftOut } from '../../domain/rollout.ts';
import type { RolloutSelection } from '../../domain/rollout-selection.ts';
import type { RolloutStrategy } from '../../domain/rollout-strategy.ts';
import { BotAppEntity } from './bot-app.entity.ts';
import { BotUpdateEntity } from './bot-update.entity.ts';
import { InstanceEntity } from './instance.entity.ts';
import { ReleaseEntity } from './release.entity.ts';

@Entity('rollouts')
@Index('rollouts_created_at_id_idx', ['createdAt', 'id'])
@Index('rollouts_open_idx', ['botAppId', 'createdAt'], { where: "status IN ('QUEUED', 'RUNNING', 'PAUSED')" })
@Index('rollouts_due_idx', ['nextActAt'], { where: 'next_act_at IS NOT NULL' })
@Check('rollouts_status_check', "status IN ('QUEUED', 'RUNNING', 'PAUSED', 'ABORTED', 'FINISHED')")
@Check(
  'rollouts_totals_check',
  'pending >= 0 AND succeeded >= 0 AND failed >= 0 AND skipped >= 0 AND pending + succeeded + failed + skipped = total',
)
@Check('rollouts_lease_check', '(lease_holder IS NULL) = (lease_until IS NULL)')
export class RolloutEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rollouts_pkey' }) id: string;
  @Column('uuid', { name: 'bot_app_id' }) botAppId: string;
  @ManyToOne(() => BotAppEntity)
  @JoinColumn({ name: 'bot_app_id', foreignKeyConstraintName: 'rollouts_bot_app_id_fkey' })
  botApp?: BotAppEntity;
  @Column('uuid', { name: 'release_id' }) releaseId: string;
  @ManyToOne(() => ReleaseEntity)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'rollouts_release_id_fkey' })
  release?: ReleaseEntity;
  @Column('jsonb') strategy: RolloutStrategy;
  @Column('jsonb') selection: RolloutSelection;
  @Column('text') status: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('integer', { default: 0 }) wave: number;
  @Column('integer', { default: 0 }) total: number;
  @Column('integer', { default: 0 }) pending: number;
  @Column('integer', { default: 0 }) succeeded: number;
  @Column('integer', { default: 0 }) failed: number;
  @Column('integer', { default: 0 }) skipped: number;
  @Column('jsonb', { name: 'left_out', default: [] }) leftOut: LeftOut[];
  @Column({ type: 'timestamptz', name: 'next_act_at', precision: 3, nullable: true }) nextActAt: Date | null;
  @Column({ type: 'timestamptz', name: 'woken_until', precision: 3, nullable: true }) wokenUntil: Date | null;
  @Column('uuid', { name: 'lease_holder', nullable: true }) leaseHolder: string | null;
  @Column({ type: 'timestamptz', name: 'lease_until', precision: 3, nullable: true }) leaseUntil: Date | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'started_at', precision: 3, nullable: true }) startedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'finished_at', precision: 3, nullable: true }) finishedAt: Date | null;
}

@Entity('waves')
@Check('waves_totals_check', 'succeeded >= 0 AND failed >= 0 AND skipped >= 0 AND succeeded + failed + skipped <= size')
export class WaveEntity {
  @PrimaryColumn('uuid', { name: 'rollout_id', primaryKeyConstraintName: 'waves_pkey' }) rolloutId: string;
  @ManyToOne(() => RolloutEntity)
  @JoinColumn({ name: 'rollout_id', foreignKeyConstraintName: 'waves_rollout_id_fkey' })
  rollout?: RolloutEntity;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'waves_pkey' }) number: number;
  @Column('integer') size: number;
  @Column('integer', { default: 0 }) succeeded: number;
  @Column('integer', { default: 0 }) failed: number;
  @Column('integer', { default: 0 }) skipped: number;
  @Column({ type: 'timestamptz', name: 'started_at', precision: 3 }) startedAt: Date;
  @Column({ type: 'timestamptz', name: 'finished_at', precision: 3, nullable: true }) finishedAt: Date | null;
}

@Entity('rollout_bots')
@Index('rollout_bots_pool_idx', ['rolloutId', 'instanceId'], { where: "status = 'PENDING' AND wave IS NULL" })
@Index('rollout_bots_due_idx', ['rolloutId', 'wave', 'dueAt', 'instanceId'], {
  where: "status = 'PENDING' AND wave IS NOT NULL",
})
@Index('rollout_bots_running_idx', ['rolloutId'], { where: "status = 'RUNNING'" })
@Index('rollout_bots_rollout_id_status_idx', ['rolloutId', 'status', 'instanceId'])
@Index('rollout_bots_bot_update_id_key', ['botUpdateId'], { unique: true, where: 'bot_update_id IS NOT NULL' })
@Check('rollout_bots_status_check', "status IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'SKIPPED')")
@Check('rollout_bots_skip_check', "(status = 'SKIPPED') = (skip_reason IS NOT NULL)")
@Check('rollout_bots_running_check', "status <> 'RUNNING' OR bot_update_id IS NOT NULL")
export class RolloutBotEntity {
  @PrimaryColumn('uuid', { name: 'rollout_id', primaryKeyConstraintName: 'rollout_bots_pkey' }) rolloutId: string;
  @ManyToOne(() => RolloutEntity)
  @JoinColumn({ name: 'rollout_id', foreignKeyConstraintName: 'rollout_bots_rollout_id_fkey' })
  rollout?: RolloutEntity;
  @PrimaryColumn('uuid', { name: 'instance_id', primaryKeyConstraintName: 'rollout_bots_pkey' }) instanceId: string;
  @ManyToOne(() => InstanceEntity)
  @JoinColumn({ name: 'instance_id', foreignKeyConstraintName: 'rollout_bots_instance_id_fkey' })
  instance?: InstanceEntity;
  @Column('uuid', { name: 'org_id' }) orgId: string;
  @Column('integer', { nullable: true }) wave: number | null;
  @Column('text') status: string;
  @Column('integer', { default: 0 }) attempts: number;
  @Column({ type: 'timestamptz', name: 'due_at', precision: 3, nullable: true }) dueAt: Date | null;
  @Column('text', { name: 'skip_reason', nullable: true }) skipReason: string | null;
  @Column('uuid', { name: 'bot_update_id', nullable: true }) botUpdateId: string | null;
  @ManyToOne(() => BotUpdateEntity)
  @JoinColumn({ name: 'bot_update_id', foreignKeyConstraintName: 'rollout_bots_bot_update_id_fkey' })
  botUpdate?: BotUpdateEntity;
}
