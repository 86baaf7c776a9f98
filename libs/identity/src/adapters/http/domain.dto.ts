import { domainToUnicode } from 'node:url';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import {
  challengeNameOf,
  domainClaimStatuses,
  lapsesAt,
  type DomainCheckOutcome,
  type DomainClaimStatus,
  type DomainClaimView,
} from '../../domain/domain-claim.ts';

const outcomes = ['found', 'missing', 'different', 'unreachable', 'taken'] as const satisfies DomainCheckOutcome[];

export class ClaimDomainRequest {
  @ApiProperty({
    description: 'Without scheme and path; in any case, and with letters of any script',
    example: 'acme.com',
    minLength: 1,
    maxLength: 1000,
  })
  @IsString()
  @MinLength(1)
  // Longer than a domain may be, so that one that is too long is told what a domain is.
  @MaxLength(1000)
  domain: string;
}

export class DomainRecord {
  @ApiProperty({ enum: ['TXT'] }) type: 'TXT';
  @ApiProperty({ example: '_moorage-challenge.acme.com' }) name: string;
  @ApiProperty({ example: 'moorage-domain-verification=3q2-7w…' }) value: string;
}

export class DomainLook {
  @ApiProperty({ format: 'date-time' }) at: string;

  @ApiProperty({
    enum: outcomes,
    description:
      '`missing`: no TXT record is there; `different`: there are others; `unreachable`: the name servers gave no answer; ' +
      '`taken`: the record is there, but another organisation had proven the domain before',
  })
  outcome: DomainCheckOutcome;

  @ApiProperty({ type: [String], description: 'What stood there instead: five values at most, cut to 200 characters' })
  found: string[];
}

export class DomainClaim {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'In lower case and Punycode', example: 'xn--mnchen-3ya.de' }) domain: string;
  @ApiProperty({ description: 'As people read it', example: 'münchen.de' }) displayName: string;

  @ApiProperty({
    enum: domainClaimStatuses,
    description:
      "`PENDING`: not proven yet; `VERIFIED`: the organisation's; `LOST`: the record is gone, and the domain is the " +
      "organisation's until `lapsesAt`; `LAPSED`: it is no more, until it is proven again",
  })
  status: DomainClaimStatus;

  @ApiProperty({ type: DomainRecord, description: 'What DNS has to say, for as long as the domain is to be held' })
  record: DomainRecord;

  @ApiProperty({ description: 'A look that somebody asked for is under way' }) checking: boolean;
  @ApiPropertyOptional({ type: DomainLook, description: 'The last look at DNS' }) lastLook?: DomainLook;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) verifiedAt?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Since when the record is gone' }) lostAt?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When the domain is lost, unless the record is back' })
  lapsesAt?: string;

  static of(claim: DomainClaimView): DomainClaim {
    const { id, domain, status, challenge, checking, createdAt, verifiedAt, lostAt, checkedAt, outcome, found } = claim;
    return {
      id,
      domain,
      displayName: domainToUnicode(domain),
      status,
      record: { type: 'TXT', name: challengeNameOf(domain), value: challenge },
      checking,
      createdAt: createdAt.toISOString(),
      ...(checkedAt && outcome && { lastLook: { at: checkedAt.toISOString(), outcome, found: [...found] } }),
      ...(verifiedAt && { verifiedAt: verifiedAt.toISOString() }),
      ...(lostAt && { lostAt: lostAt.toISOString() }),
      ...(lostAt && status === 'LOST' && { lapsesAt: lapsesAt(lostAt).toISOString() }),
    };
  }
}

export class DomainClaimList {
  @ApiProperty({ type: [DomainClaim] }) items: DomainClaim[];
}
