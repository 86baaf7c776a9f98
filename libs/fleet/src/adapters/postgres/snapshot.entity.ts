import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { SnapshotVolume } from '../../domain/snapshot.ts';
import { BotUpdateEntity } from './bot-update.entity.ts';
import { InstanceEntity } from './instance.entity.ts';

@Entity('snapshots')
@Index('snapshots_instance_id_created_at_idx', ['instanceId', 'createdAt'])
@Index('snapshots_kept_idx', ['expiresAt'], { where: 'dropped_at IS NULL' })
export class SnapshotEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'snapshots_pkey' }) id: string;
  @Column('uuid', { name: 'instance_id' }) instanceId: string;
  @ManyToOne(() => InstanceEntity)
  @JoinColumn({ name: 'instance_id', foreignKeyConstraintName: 'snapshots_instance_id_fkey' })
  instance?: InstanceEntity;
  @Column('uuid', { name: 'bot_update_id' }) botUpdateId: string;
  @ManyToOne(() => BotUpdateEntity)
  @JoinColumn({ name: 'bot_update_id', foreignKeyConstraintName: 'snapshots_bot_update_id_fkey' })
  botUpdate?: BotUpdateEntity;
  @Column('jsonb') volumes: SnapshotVolume[];
  @Column('text') hash: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3, nullable: true }) expiresAt: Date | null;
  @Column({ type: 'timestamptz', name: 'dropped_at', precision: 3, nullable: true }) droppedAt: Date | null;
}
