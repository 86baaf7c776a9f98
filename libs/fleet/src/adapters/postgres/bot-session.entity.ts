import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person's sign-in on one bot host. The token itself is in their browser alone. */
@Entity('bot_sessions')
@Index('bot_sessions_platform_session_id_idx', ['platformSessionId'])
@Index('bot_sessions_expires_at_idx', ['expiresAt'])
export class BotSessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'bot_sessions_pkey' }) id: string;
  @Index('bot_sessions_token_hash_key', { unique: true })
  @Column('text', { name: 'token_hash' })
  tokenHash: string;
  @Column('uuid', { name: 'instance_id' }) instanceId: string;
  @Column('text') host: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('uuid', { name: 'platform_session_id' }) platformSessionId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
