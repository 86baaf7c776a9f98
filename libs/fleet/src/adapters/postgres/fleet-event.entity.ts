import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('fleet_events')
@Index('fleet_events_instance_id_at_id_idx', ['instanceId', 'at', 'id'])
export class FleetEventEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'fleet_events_pkey' }) id: string;
  @Column('uuid', { name: 'instance_id' }) instanceId: string;
  @Column('uuid', { name: 'org_id' }) orgId: string;
  @Column('timestamptz') at: Date;
  @Column('text') kind: string;
  @Column('uuid', { name: 'actor_user_id', nullable: true }) actorUserId: string | null;
  @Column('text', { nullable: true }) version: string | null;
  @Column('text', { nullable: true }) digest: string | null;
  @Column('text', { nullable: true }) error: string | null;
  @Column('text', { nullable: true }) detail: string | null;
}
