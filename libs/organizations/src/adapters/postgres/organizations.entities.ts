import type { MembershipStatus, OrgStatus, Role } from '@moorage/kernel';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { InvitationStatus } from '../../domain/invitation.ts';

/*
 * These describe the tables, so that a test can compare them with the migrated schema. The adapters beside them speak SQL.
 */

@Entity('organizations')
@Index('organizations_created_at_idx', ['createdAt', 'id'])
@Index('organizations_search_idx', { synchronize: false })
@Index('organizations_by_name_idx', { synchronize: false })
@Index('organizations_waiting_idx', ['createdAt', 'id'], {
  where: `status = 'PENDING_VERIFICATION' AND rejected_at IS NULL`,
})
@Check('organizations_slug_check', `slug ~ '^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$'`)
@Check('organizations_name_check', 'char_length(name) BETWEEN 1 AND 128')
@Check('organizations_status_check', `status IN ('PENDING_VERIFICATION', 'ACTIVE', 'SUSPENDED', 'DEACTIVATED')`)
@Check('organizations_rejected_at_check', 'rejected_at IS NULL OR status_reason IS NOT NULL')
@Check(
  'organizations_deactivation_check',
  `num_nonnulls(deactivated_at, delete_after, status_before) = CASE WHEN status = 'DEACTIVATED' THEN 3 ELSE 0 END AND status_before <> 'DEACTIVATED'`,
)
@Index('organizations_delete_after_idx', ['deleteAfter'], { where: 'delete_after IS NOT NULL' })
@Check('organizations_personal_check', 'personal_user_id IS NULL OR members_count <= 1')
@Check('organizations_seats_used_check', 'seats_used >= 0')
@Check('organizations_seats_total_check', 'seats_total >= 0')
@Check('organizations_members_count_check', 'members_count >= 0')
export class OrganizationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'organizations_pkey' })
  id: string;

  @Index('organizations_slug_key', { unique: true })
  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'search_text' })
  searchText: string;

  @Column('text')
  status: OrgStatus;

  @Column('text', { name: 'status_reason', nullable: true })
  statusReason: string | null;

  @Column({ type: 'timestamptz', name: 'rejected_at', precision: 3, nullable: true })
  rejectedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'deactivated_at', precision: 3, nullable: true })
  deactivatedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'delete_after', precision: 3, nullable: true })
  deleteAfter: Date | null;

  @Column('text', { name: 'status_before', nullable: true })
  statusBefore: OrgStatus | null;

  @Column('text', { name: 'reason_before', nullable: true })
  reasonBefore: string | null;

  @Column('boolean', { name: 'deletion_reminded', default: false })
  deletionReminded: boolean;

  @Index('organizations_personal_user_id_key', { unique: true, where: 'personal_user_id IS NOT NULL' })
  @Column('uuid', { name: 'personal_user_id', nullable: true })
  personalUserId: string | null;

  @Column('integer', { name: 'seats_used', default: 0 })
  seatsUsed: number;

  @Column('integer', { name: 'seats_total', nullable: true })
  seatsTotal: number | null;

  @Column('integer', { name: 'members_count', default: 0 })
  membersCount: number;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;
}

const roleCheck = `role IN ('OWNER', 'ADMIN', 'BILLING_ADMIN', 'MANAGER', 'PUBLISHER', 'MEMBER', 'SUPPORT')`;

@Entity('memberships')
@Index('memberships_org_user_key', ['orgId', 'userId'], { unique: true })
@Index('memberships_user_idx', ['userId'])
@Index('memberships_active_owners_idx', ['orgId'], { where: `role = 'OWNER' AND status = 'ACTIVE'` })
@Index('memberships_by_id_idx', ['orgId', 'id'])
@Index('memberships_by_name_idx', ['orgId', 'status', 'roleOrder', 'sortName', 'id'])
@Index('memberships_by_email_idx', ['orgId', 'status', 'roleOrder', 'email', 'id'])
@Index('memberships_by_joined_idx', ['orgId', 'status', 'roleOrder', 'joinedAt', 'id'])
@Index('memberships_search_idx', { synchronize: false })
@Check('memberships_role_check', roleCheck)
@Check('memberships_status_check', `status IN ('PENDING', 'ACTIVE', 'SUSPENDED', 'REMOVED', 'ERASED')`)
@Check('memberships_revision_check', 'revision >= 1')
export class MembershipEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'memberships_pkey' })
  id: string;

  @ForeignKey(() => OrganizationEntity, { name: 'memberships_org_fkey' })
  @Column('uuid', { name: 'org_id' })
  orgId: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  name: string;

  @Column({ type: 'text', collation: 'C' })
  email: string;

  /** The name as `searchKey` makes it. */
  @Column({ type: 'text', name: 'sort_name', collation: 'C' })
  sortName: string;

  /** Name and address, each word after a space. */
  @Column('text', { name: 'search_text' })
  searchText: string;

  @Column('text')
  role: Role;

  @Column('smallint', { name: 'role_order' })
  roleOrder: number;

  @Column('text')
  status: MembershipStatus;

  @Column('integer')
  revision: number;

  @Column({ type: 'timestamptz', name: 'joined_at', precision: 3 })
  joinedAt: Date;
}

@Entity('invitations')
@Index('invitations_one_pending_key', ['orgId', 'email'], { unique: true, where: `status = 'PENDING'` })
@Index('invitations_by_sent_idx', ['orgId', 'sentAt', 'id'])
@Index('invitations_by_email_idx', ['orgId', 'email', 'id'])
@Index('invitations_by_expiry_idx', ['orgId', 'expiresAt', 'id'])
@Index('invitations_search_idx', { synchronize: false })
@Check('invitations_role_check', roleCheck)
@Check('invitations_status_check', `status IN ('PENDING', 'ACCEPTED', 'REVOKED')`)
@Check('invitations_ttl_days_check', 'ttl_days BETWEEN 1 AND 30')
@Check('invitations_times_sent_check', 'times_sent >= 1')
export class InvitationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'invitations_pkey' })
  id: string;

  @ForeignKey(() => OrganizationEntity, { name: 'invitations_org_fkey' })
  @Column('uuid', { name: 'org_id' })
  orgId: string;

  @Column({ type: 'text', collation: 'C' })
  email: string;

  @Column('text')
  role: Role;

  @Column('text')
  status: InvitationStatus;

  @Index('invitations_token_hash_key', { unique: true })
  @Column('text', { name: 'token_hash' })
  tokenHash: string;

  @Column('uuid', { name: 'inviter_user_id' })
  inviterUserId: string;

  @Column('text', { name: 'inviter_name' })
  inviterName: string;

  @Column('text', { name: 'inviter_email' })
  inviterEmail: string;

  @Column('smallint', { name: 'ttl_days' })
  ttlDays: number;

  @Column('integer', { name: 'times_sent' })
  timesSent: number;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'sent_at', precision: 3 })
  sentAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3 })
  expiresAt: Date;

  @Column({ type: 'timestamptz', name: 'accepted_at', precision: 3, nullable: true })
  acceptedAt: Date | null;

  @Column('uuid', { name: 'accepted_by', nullable: true })
  acceptedBy: string | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', precision: 3, nullable: true })
  revokedAt: Date | null;
}

/** When an organisation invited within the last hour. */
@Entity('invitation_quotas')
export class InvitationQuotaEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'invitation_quotas_org_fkey' })
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'invitation_quotas_pkey' })
  orgId: string;

  @Column({ type: 'timestamptz', array: true })
  acts: Date[];
}

/** How long invitations work where nobody says otherwise; without a row, as the domain has it. */
@Entity('invitation_settings')
@Check('invitation_settings_ttl_days_check', 'ttl_days BETWEEN 1 AND 30')
export class InvitationSettingsEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'invitation_settings_org_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'invitation_settings_pkey' })
  orgId: string;

  @Column('smallint', { name: 'ttl_days' })
  ttlDays: number;
}
