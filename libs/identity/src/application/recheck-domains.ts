import { Injectable } from '@nestjs/common';
import { HandlesJob, JobQueue, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { DomainClaimStore } from './ports/domain-claim-store.port.ts';
import { RecheckDomain } from './recheck-domain.ts';

const pageSize = 200;

/** Every day, at 04:40 UTC, a look at each domain that an organisation owns. */
export const RecheckDomains = defineJob<Record<string, never>>('identity.recheck-domains', {
  cron: '40 4 * * *',
  concurrency: 1,
});

@Injectable()
@HandlesJob(RecheckDomains)
export class RecheckDomainsHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly claims: DomainClaimStore,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle(): Promise<void> {
    for (let afterId: string | undefined; ;) {
      const page = await this.claims.listOwning({ limit: pageSize, ...(afterId !== undefined && { afterId }) });
      await this.unitOfWork.run(async () => {
        for (const claimId of page) await this.jobs.enqueue(RecheckDomain, { claimId }, { key: claimId });
      });
      afterId = page.at(-1);
      if (page.length < pageSize) return;
    }
  }
}
