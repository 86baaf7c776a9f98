import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('member_syncs')
@Index('member_syncs_instance_id_idx', ['instanceId'])
@Index('member_syncs_due_idx', ['nextAttemptAt'], { where: 'next_attempt_at IS NOT NULL' })
@Check('member_syncs_role_check', "role IN ('owner', 'admin', 'member')")
@Check('member_syncs_lease_check', '(lease_holder IS NULL) = (lease_until IS NULL)')
export class MemberSyncEntity {
  @PrimaryColumn('uuid', { name: 'membership_id', primaryKeyConstraintName: 'member_syncs_pkey' }) membershipId: string;
  @PrimaryColumn('uuid', { name: 'instance_id', primaryKeyConstraintName: 'member_syncs_pkey' }) instanceId: string;
  @Column('uuid', { name: 'org_id' }) orgId: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('boolean') active: boolean;
  @Column('text') role: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('integer') revision: number;
  @Column('jsonb', { nullable: true }) told: object | null;
  @Column('integer', { name: 'told_revision', nullable: true }) toldRevision: number | null;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('timestamptz', { name: 'next_attempt_at', nullable: true }) nextAttemptAt: Date | null;
  @Column('timestamptz', { name: 'woken_until', nullable: true }) wokenUntil: Date | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('uuid', { name: 'lease_holder', nullable: true }) leaseHolder: string | null;
  @Column('timestamptz', { name: 'lease_until', nullable: true }) leaseUntil: Date | null;
}
