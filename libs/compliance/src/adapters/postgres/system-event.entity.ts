import type { SystemEventContext, SystemEventSource } from '@moorage/kernel';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One time that it happened. */
export interface Occurrence {
  readonly at: string;
  readonly requestId?: string;
  readonly context: SystemEventContext;
}

/** Describes the table for a test; the adapters beside it speak SQL. */
@Entity('system_events')
@Index('system_events_last_seen_idx', ['lastSeenAt', 'id'])
@Check('system_events_source_check', `source IN ('request', 'job', 'saga')`)
export class SystemEventEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'system_events_pkey' })
  id: string;

  @Index('system_events_fingerprint_key', { unique: true })
  @Column('text')
  fingerprint: string;

  @Column('text')
  source: SystemEventSource;

  @Column('text')
  name: string;

  @Column('text')
  message: string;

  @Column('text')
  stack: string;

  @Column('bigint')
  count: string;

  @Column({ type: 'timestamptz', name: 'first_seen_at', precision: 3 })
  firstSeenAt: Date;

  @Column({ type: 'timestamptz', name: 'last_seen_at', precision: 3 })
  lastSeenAt: Date;

  /** The latest, newest first. */
  @Column('jsonb')
  occurrences: Occurrence[];
}
