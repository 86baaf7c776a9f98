import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DomainClaimStatus } from '../../domain/domain-claim.ts';

@Entity('domain_claims')
@Index('domain_claims_org_domain_key', ['orgId', 'domain'], { unique: true })
@Index('domain_claims_owner_key', ['domain'], { unique: true, where: `status IN ('VERIFIED', 'LOST')` })
@Check('domain_claims_status_check', `status IN ('PENDING', 'VERIFIED', 'LOST', 'LAPSED')`)
@Check('domain_claims_outcome_check', `outcome IN ('found', 'missing', 'different', 'unreachable', 'taken')`)
export class DomainClaimEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'domain_claims_pkey' })
  id: string;

  @Column('uuid', { name: 'org_id' })
  orgId: string;

  /** Lower case, Punycode. */
  @Column('text')
  domain: string;

  /** What the TXT record has to say. Public by its nature: no secret. */
  @Column('text')
  challenge: string;

  @Column('text')
  status: DomainClaimStatus;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** Since when the domain is the organisation's. */
  @Column('timestamptz', { name: 'verified_at', nullable: true })
  verifiedAt: Date | null;

  /** When the record was last there. */
  @Column('timestamptz', { name: 'seen_at', nullable: true })
  seenAt: Date | null;

  /** Since when it is known to be gone. */
  @Column('timestamptz', { name: 'lost_at', nullable: true })
  lostAt: Date | null;

  /** A look is under way while this is later than `checkedAt`. */
  @Column('timestamptz', { name: 'check_requested_at', nullable: true })
  checkRequestedAt: Date | null;

  @Column('timestamptz', { name: 'checked_at', nullable: true })
  checkedAt: Date | null;

  @Column('text', { nullable: true })
  outcome: string | null;

  /** The values that stood there instead, a few of them. */
  @Column('text', { array: true, default: '{}' })
  found: string[];
}
