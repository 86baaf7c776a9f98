import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BotAppEntity } from './bot-app.entity.ts';

@Entity('instances')
@Index('instances_org_id_bot_app_id_key', ['orgId', 'botAppId'], { unique: true })
@Index('instances_slug_key', ['slug'], { unique: true, where: "status <> 'DELETED'" })
@Index('instances_image_idx', ['image'], { where: "status <> 'DELETED'" })
@Index('instances_digest_idx', ['botAppId', 'digest'], { where: "status <> 'DELETED'" })
@Index('instances_due_idx', ['nextAttemptAt'], { where: 'next_attempt_at IS NOT NULL' })
@Index('instances_watch_idx', ['watchedAt'], { where: "status = 'RUNNING'" })
@Check(
  'instances_status_check',
  "status IN ('REQUESTED', 'CREATING', 'RUNNING', 'STOPPED', 'UPDATING', 'ROLLING_BACK', 'FAILED', 'DELETING', 'DELETED')",
)
@Check('instances_desired_check', "desired IN ('RUNNING', 'STOPPED', 'DELETED')")
@Check('instances_health_check', "health IN ('ok', 'unhealthy', 'unknown')")
@Check('instances_address_check', '(address_host IS NULL) = (address_port IS NULL)')
@Check('instances_lease_check', '(lease_holder IS NULL) = (lease_until IS NULL)')
export class InstanceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'instances_pkey' }) id: string;
  @Column('uuid', { name: 'org_id' }) orgId: string;
  @Column('uuid', { name: 'bot_app_id' }) botAppId: string;
  @ManyToOne(() => BotAppEntity)
  @JoinColumn({ name: 'bot_app_id', foreignKeyConstraintName: 'instances_bot_app_id_fkey' })
  botApp?: BotAppEntity;
  @Column('text') slug: string;
  @Column('uuid', { name: 'owner_user_id' }) ownerUserId: string;
  @Column('text') status: string;
  @Column('text') desired: string;
  @Column('boolean', { name: 'resumes_with_org', default: false }) resumesWithOrg: boolean;
  @Column('text', { nullable: true }) step: string | null;
  @Column('timestamptz', { name: 'restart_requested_at', nullable: true }) restartRequestedAt: Date | null;
  @Column('text') image: string;
  @Column('text', { name: 'image_reference', nullable: true }) imageReference: string | null;
  @Column('text', { nullable: true }) digest: string | null;
  @Column('text', { nullable: true }) version: string | null;
  @Column('text', { nullable: true }) runtime: string | null;
  @Column('integer', { name: 'volume_generation', default: 1 }) volumeGeneration: number;
  @Column('uuid', { name: 'dismissed_release_id', nullable: true }) dismissedReleaseId: string | null;
  @Column('text', { name: 'update_policy', nullable: true }) updatePolicy: string | null;
  @Column('text', { name: 'company_id', nullable: true }) companyId: string | null;
  @Column('text', { name: 'sealed_secret' }) sealedSecret: string;
  @Column('text', { name: 'address_host', nullable: true }) addressHost: string | null;
  @Column('integer', { name: 'address_port', nullable: true }) addressPort: number | null;
  @Column('text', { default: 'unknown' }) health: string;
  @Column('timestamptz', { name: 'established_at', nullable: true }) establishedAt: Date | null;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('timestamptz', { name: 'next_attempt_at', nullable: true }) nextAttemptAt: Date | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('uuid', { name: 'lease_holder', nullable: true }) leaseHolder: string | null;
  @Column('timestamptz', { name: 'lease_until', nullable: true }) leaseUntil: Date | null;
  @Column('timestamptz', { name: 'woken_until', nullable: true }) wokenUntil: Date | null;
  @Column('timestamptz', { name: 'watched_at', nullable: true }) watchedAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
