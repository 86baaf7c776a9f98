import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { SystemEventEntity } from './system-event.entity.ts';
import type { AuditAction, AuditActorType, AuditCategory, PersonalPart } from '@moorage/kernel';

/** Where each chain ends. Describes the table for a test; the adapters beside it speak SQL. */
@Entity('audit_chains')
export class AuditChainEntity {
  /** The organisation, or the nil uuid for the installation. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_chains_pkey' })
  chain: string;

  @Column('bigint')
  seq: string;

  @Column('bytea')
  hash: Buffer;

  /** Up to here, nothing of the chain is left but this hash. */
  @Column('bigint', { name: 'base_seq', default: 0 })
  baseSeq: string;

  @Column('bytea', { name: 'base_hash', default: () => `'\\x${'00'.repeat(32)}'` })
  baseHash: Buffer;
}

@Entity('audit_entries')
@Index('audit_entries_by_category_idx', ['chain', 'category', 'seq'])
@Index('audit_entries_by_action_idx', ['chain', 'action', 'seq'])
@Index('audit_entries_by_actor_idx', ['chain', 'actorId', 'seq'])
@Index('audit_entries_by_target_idx', ['chain', 'targetId', 'seq'])
@Index('audit_entries_by_at_idx', ['chain', 'at'])
@Index('audit_entries_search_idx', { synchronize: false })
export class AuditEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_entries_pkey' })
  chain: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_entries_pkey' })
  seq: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  category: AuditCategory;

  @Column('text')
  action: AuditAction;

  @Column('text', { name: 'actor_type' })
  actorType: AuditActorType;

  @Column('text', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text', { name: 'target_type', nullable: true })
  targetType: string | null;

  @Column('text', { name: 'target_id', nullable: true })
  targetId: string | null;

  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  /** Null once erased. */
  @Column('jsonb', { nullable: true })
  personal: PersonalPart | null;

  /** Null once erased: without it the commitment tells nothing. */
  @Column('bytea', { nullable: true })
  salt: Buffer | null;

  @Column('bytea')
  commitment: Buffer;

  @Column('bytea')
  hash: Buffer;
}

/** What is left of an entry whose time is over, while older ones of its chain are kept. */
@Entity('audit_digests')
export class AuditDigestEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_digests_pkey' })
  chain: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_digests_pkey' })
  seq: string;

  @Column('bytea')
  digest: Buffer;

  @Column('bytea')
  hash: Buffer;
}

export const complianceEntities = [AuditChainEntity, AuditDigestEntity, AuditEntryEntity, SystemEventEntity];
