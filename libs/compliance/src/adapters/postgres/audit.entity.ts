import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AuditAction, AuditActorType, AuditCategory } from '@moorage/kernel';
import type { PersonalPart } from '../../domain/audit-chain.ts';

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
}

@Entity('audit_entries')
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

export const complianceEntities = [AuditChainEntity, AuditEntryEntity];
