import { Injectable } from '@nestjs/common';
import { HandlesJob, defineJob, type JobHandler } from '@moorage/kernel';
import { DomainChecker } from './domain-checker.ts';

/** The daily look at one domain; a few at a time, whatever their number. */
export const RecheckDomain = defineJob<{ claimId: string }>('identity.recheck-domain', {
  policy: 'exclusive',
  concurrency: 4,
  expireInSeconds: 60,
  keepSeconds: 3600,
});

@Injectable()
@HandlesJob(RecheckDomain)
export class RecheckDomainHandler implements JobHandler<{ claimId: string }> {
  constructor(private readonly checker: DomainChecker) {}

  handle({ claimId }: { claimId: string }): Promise<void> {
    return this.checker.check(claimId);
  }
}
