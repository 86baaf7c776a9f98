import type { Role } from '@moorage/kernel';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { JoinRequestStatus } from '../../domain/join-request.ts';
import { OrganizationEntity } from './organizations.entities.ts';

/** Describes the table for a test; the adapter beside it speaks SQL. */
@Entity('join_requests')
@Index('join_requests_one_open_key', ['orgId', 'userId'], { unique: true, where: `status = 'PENDING'` })
@Index('join_requests_user_idx', ['userId', 'askedAt'])
@Index('join_requests_by_asked_idx', ['orgId', 'askedAt', 'id'])
@Index('join_requests_by_name_idx', ['orgId', 'sortName', 'id'])
@Index('join_requests_search_idx', { synchronize: false })
@Check('join_requests_status_check', `status IN ('PENDING', 'APPROVED', 'DECLINED', 'WITHDRAWN')`)
@Check(
  'join_requests_role_check',
  `role IN ('OWNER', 'ADMIN', 'BILLING_ADMIN', 'MANAGER', 'PUBLISHER', 'MEMBER', 'SUPPORT')`,
)
@Check('join_requests_reason_check', 'char_length(reason) <= 500')
export class JoinRequestEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'join_requests_pkey' })
  id: string;

  @ForeignKey(() => OrganizationEntity, { name: 'join_requests_org_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'org_id' })
  orgId: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  name: string;

  @Column('text')
  email: string;

  /** The name as `searchKey` makes it. */
  @Column({ type: 'text', name: 'sort_name', collation: 'C' })
  sortName: string;

  /** Name and address, each word after a space. */
  @Column('text', { name: 'search_text' })
  searchText: string;

  @Column('text')
  domain: string;

  @Column('text')
  status: JoinRequestStatus;

  @Column({ type: 'timestamptz', name: 'asked_at', precision: 3 })
  askedAt: Date;

  @Column({ type: 'timestamptz', name: 'decided_at', precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'decider_user_id', nullable: true })
  deciderUserId: string | null;

  @Column('text', { name: 'decider_name', nullable: true })
  deciderName: string | null;

  @Column('text', { nullable: true })
  role: Role | null;

  /** Why it was declined. */
  @Column('text', { nullable: true })
  reason: string | null;
}
