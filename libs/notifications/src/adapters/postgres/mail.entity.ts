import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MailState } from '../../domain/mail.ts';

/** Describes the table, so that a test can compare it with the migrated schema; the adapters beside it speak SQL. */
@Entity('mails')
@Index('mails_search_idx', { synchronize: false })
@Index('mails_by_recipient_idx', ['recipient', 'id'])
@Check('mails_state_check', `state IN ('queued', 'kept', 'sent', 'failed', 'withdrawn')`)
export class MailEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mails_pkey' })
  id: string;

  /** Names the fact that the mail tells: one mail per fact. */
  @Index('mails_key_key', { unique: true })
  @Column('text')
  key: string;

  @Column('text')
  recipient: string;

  @Column('text')
  template: string;

  @Column('text')
  subject: string;

  /** Null once the mail was sent: it carries live links. */
  @Column('text', { name: 'text_body', nullable: true })
  textBody: string | null;

  @Column('text', { name: 'html_body', nullable: true })
  htmlBody: string | null;

  @Column('text')
  state: MailState;

  /** Tries to hand it to the mail server. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** Until then somebody is sending it. */
  @Column('timestamptz', { name: 'claimed_until', nullable: true })
  claimedUntil: Date | null;

  @Column('text', { nullable: true })
  error: string | null;

  /** Whose notice it tells; null for mails that are no notices. */
  @Column('uuid', { name: 'notice_user_id', nullable: true })
  noticeUserId: string | null;

  @Column('uuid', { name: 'notice_org_id', nullable: true })
  noticeOrgId: string | null;

  /** Where its reader stops mails of this kind; as secret as the text. */
  @Column('text', { name: 'unsubscribe_url', nullable: true })
  unsubscribeUrl: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
