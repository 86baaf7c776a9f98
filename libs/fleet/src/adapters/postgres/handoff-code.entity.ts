import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A one-time code that turns a platform session into a bot session; deleted when it is used. */
@Entity('handoff_codes')
@Index('handoff_codes_expires_at_idx', ['expiresAt'])
export class HandoffCodeEntity {
  @PrimaryColumn('text', { name: 'code_hash', primaryKeyConstraintName: 'handoff_codes_pkey' }) codeHash: string;
  @Column('uuid', { name: 'instance_id' }) instanceId: string;
  @Column('text') host: string;
  @Column('text', { name: 'state_nonce_hash' }) stateNonceHash: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('uuid', { name: 'platform_session_id' }) platformSessionId: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
