import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ApiKeyScope } from '../../domain/api-key.ts';
import type { TokenPurpose } from '../../domain/one-time-token.ts';
import { DomainClaimEntity } from './domain-claim.entity.ts';

/*
 * These describe the tables, so that a test can compare them with the migrated schema. The adapters beside them speak SQL.
 */

@Entity('users')
@Index('users_search_idx', { synchronize: false })
@Index('users_by_name_idx', { synchronize: false })
export class UserEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'users_pkey' })
  id: string;

  /** In the form of `normalizeEmail`. */
  @Index('users_email_key', { unique: true })
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  /** Argon2id in PHC form, with its own salt and parameters. */
  @Column('text', { name: 'password_hash' })
  passwordHash: string;

  @Column('timestamptz', { name: 'email_verified_at', nullable: true })
  emailVerifiedAt: Date | null;

  @Column('boolean', { name: 'platform_admin', default: false })
  platformAdmin: boolean;

  @Column('integer', { name: 'session_generation', default: 0 })
  sessionGeneration: number;

  @Column('timestamptz', { name: 'last_seen_at', nullable: true })
  lastSeenAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

@Entity('one_time_tokens')
@Index('one_time_tokens_user_purpose_key', ['userId', 'purpose'], { unique: true })
@Check('one_time_tokens_purpose_check', `purpose IN ('verify-email', 'reset-password')`)
export class OneTimeTokenEntity {
  @PrimaryColumn('text', { name: 'token_hash', primaryKeyConstraintName: 'one_time_tokens_pkey' })
  tokenHash: string;

  @ForeignKey(() => UserEntity, { name: 'one_time_tokens_user_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  purpose: TokenPurpose;

  @Column('uuid', { name: 'request_id' })
  requestId: string;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}

@Entity('sessions')
export class SessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sessions_pkey' })
  id: string;

  @Index('sessions_user_idx')
  @ForeignKey(() => UserEntity, { name: 'sessions_user_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Index('sessions_token_hash_key', { unique: true })
  @Column('text', { name: 'token_hash' })
  tokenHash: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;

  @Column('timestamptz', { name: 'idle_expires_at' })
  idleExpiresAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('text', { nullable: true })
  ip: string | null;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent: string | null;
}

@Entity('api_keys')
@Check('api_keys_owner_check', 'num_nonnulls(user_id, org_id) = 1')
export class ApiKeyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'api_keys_pkey' })
  id: string;

  /** Set on a person's key. */
  @Index('api_keys_user_idx')
  @ForeignKey(() => UserEntity, { name: 'api_keys_user_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'user_id', nullable: true })
  userId: string | null;

  /** Set on an organisation's key. */
  @Index('api_keys_org_idx')
  @Column('uuid', { name: 'org_id', nullable: true })
  orgId: string | null;

  /** Who made it. */
  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('text')
  name: string;

  @Column('text')
  prefix: string;

  @Index('api_keys_key_hash_key', { unique: true })
  @Column('text', { name: 'key_hash' })
  keyHash: string;

  @Column('text', { array: true })
  scopes: ApiKeyScope[];

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}

export const identityEntities = [UserEntity, OneTimeTokenEntity, SessionEntity, ApiKeyEntity, DomainClaimEntity];
