import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key that signs who is calling; sealed, and the same for all replicas. */
@Entity('assertion_keys')
export class AssertionKeyEntity {
  /** `current`: the one that signs. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'assertion_keys_pkey' }) slot: string;
  @Column('text', { name: 'sealed_private_key' }) sealedPrivateKey: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
