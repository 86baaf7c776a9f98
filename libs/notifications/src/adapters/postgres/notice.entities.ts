import type { NoticeRoute, NoticeScope } from '@moorage/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/* These describe the tables, so that a test can compare them with the migrated schema; the adapters beside them speak SQL. */

@Entity('notices')
@Index('notices_user_key_key', ['userId', 'key'], { unique: true })
@Index('notices_of_user_idx', ['userId', 'id'])
@Index('notices_unread_idx', ['userId'], { where: 'read_at IS NULL' })
@Check('notices_scope_check', `scope IN ('organization', 'membership', 'platform')`)
@Check('notices_org_check', `(org_id IS NULL) = (scope = 'platform')`)
export class NoticeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'notices_pkey' })
  id: string;

  /** Names the fact that is told: once per fact and person. */
  @Column('text')
  key: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  scope: NoticeScope;

  @Column('uuid', { name: 'org_id', nullable: true })
  orgId: string | null;

  /** As it was called then: whoever is no member any more still reads which one it was about. */
  @Column('text', { name: 'org_name', nullable: true })
  orgName: string | null;

  @Column('text')
  kind: string;

  @Column('jsonb')
  data: object;

  @Index('notices_created_at_idx')
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;
}

@Entity('notice_preferences')
@Check('notice_preferences_route_check', `route IN ('bell', 'mail', 'both', 'none')`)
export class NoticePreferenceEntity {
  @PrimaryColumn('uuid', { name: 'user_id', primaryKeyConstraintName: 'notice_preferences_pkey' })
  userId: string;

  /** The nil uuid: in every organisation that has no row of its own. */
  @PrimaryColumn('uuid', { name: 'org_id', primaryKeyConstraintName: 'notice_preferences_pkey' })
  orgId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'notice_preferences_pkey' })
  kind: string;

  @Column('text')
  route: NoticeRoute;
}
