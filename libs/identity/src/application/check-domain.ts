import { Injectable } from '@nestjs/common';
import { HandlesJob, defineJob, type JobHandler } from '@moorage/kernel';
import { DomainChecker } from './domain-checker.ts';

/** Somebody waits for this look: it doesn't stand in the line of the daily ones. */
export const CheckDomain = defineJob<{ claimId: string }>('identity.check-domain', {
  policy: 'exclusive',
  concurrency: 4,
  expireInSeconds: 60,
  keepSeconds: 3600,
});

@Injectable()
@HandlesJob(CheckDomain)
export class CheckDomainHandler implements JobHandler<{ claimId: string }> {
  constructor(private readonly checker: DomainChecker) {}

  handle({ claimId }: { claimId: string }): Promise<void> {
    return this.checker.check(claimId);
  }
}
