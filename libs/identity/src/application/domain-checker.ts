import { Injectable } from '@nestjs/common';
import { DomainLost, DomainVerified, NoticeRequested } from '@moorage/contracts';
import { AuditTrail, Clock, EventPublisher, LiveUpdates, UnitOfWork, type AuditAction } from '@moorage/kernel';
import {
  afterLook,
  afterLookAtTaken,
  challengeNameOf,
  isOwning,
  lapsesAt,
  type DomainCheck,
  type DomainClaim,
} from '../domain/domain-claim.ts';
import { DnsResolver } from './ports/dns-resolver.port.ts';
import { DomainClaimStore } from './ports/domain-claim-store.port.ts';

/**
 * Looks whether the record of a claim is there, and does what follows. Of several looks at one claim at once, by whatever
 * replica, one changes its state and tells of it; the others change nothing.
 */
@Injectable()
export class DomainChecker {
  constructor(
    private readonly claims: DomainClaimStore,
    private readonly dns: DnsResolver,
    private readonly publisher: EventPublisher,
    private readonly audit: AuditTrail,
    private readonly liveUpdates: LiveUpdates,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async check(claimId: string): Promise<void> {
    const claim = await this.claims.find(claimId);
    if (claim === undefined) return;
    const values = await this.dns.txt(challengeNameOf(claim.domain));
    const now = this.clock.now();
    const check = afterLook(claim, values, now);
    await this.unitOfWork.run(async () => {
      const noted = await this.claims.noteCheck(claim.id, claim.status, check);
      if (noted === true && check.status !== claim.status) await this.tell(claim, check);
      if (noted === 'taken') await this.claims.noteCheck(claim.id, claim.status, afterLookAtTaken(claim, now));
      await this.liveUpdates.forOrg(claim.orgId, 'domains', claim.id);
    });
  }

  /** What a change of state means to others. */
  private async tell(claim: DomainClaim, check: DomainCheck): Promise<void> {
    const { orgId, domain } = claim;
    const before = isOwning(claim.status);
    const after = isOwning(check.status);
    await this.audit.record({
      action: actionFor(claim, check),
      orgId,
      target: { type: 'domain', id: claim.id, label: domain },
      before: { status: claim.status },
      after: { status: check.status },
    });
    if (!before && after) await this.publisher.publish(DomainVerified({ orgId, domain }));
    if (before && !after) await this.publisher.publish(DomainLost({ orgId, domain }));
    await this.publisher.publish(NoticeRequested(noticeFor(claim, check)));
  }
}

function actionFor({ status: from }: DomainClaim, { status: to }: DomainCheck): AuditAction {
  if (to === 'LOST') return 'domain.record-lost';
  if (to === 'LAPSED') return 'domain.lost';
  return from === 'LOST' ? 'domain.record-found' : 'domain.verified';
}

/** Owners and admins are those who may do something about it. */
function noticeFor({ id, orgId, domain }: DomainClaim, { status, checkedAt, lostAt }: DomainCheck) {
  const told = {
    key: `domain:${id}:${status}:${checkedAt?.getTime()}`,
    orgId,
    to: { roles: ['OWNER', 'ADMIN'] },
  } as const;
  if (status === 'LOST' && lostAt !== null) {
    const data = { domain, losesOn: lapsesAt(lostAt).toISOString() };
    return { ...told, kind: 'domain.record-lost', data } as const;
  }
  return { ...told, kind: status === 'LAPSED' ? 'domain.lost' : 'domain.verified', data: { domain } } as const;
}
