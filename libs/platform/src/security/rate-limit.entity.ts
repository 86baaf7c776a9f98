import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Counters of the rate limiter; written by SQL alone. */
@Entity('rate_limits')
export class RateLimitEntity {
  @PrimaryColumn('text')
  key: string;

  @Index('rate_limits_window_ends_at_idx')
  @Column('timestamptz', { name: 'window_ends_at' })
  windowEndsAt: Date;

  @Column('integer')
  count: number;
}
