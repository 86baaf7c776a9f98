import { Injectable } from '@nestjs/common';
import { NoticeRequested, TenantDirectory } from '@moorage/contracts';
import { Clock, EventPublisher, HandlesJob, JobQueue, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { highlightsOf } from '../domain/changelog-highlights.ts';
import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import { isOffered } from '../domain/update-eligibility.ts';
import { InstanceStore } from './ports/instance-store.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';
import { ReadChangelogHandler } from './read-changelog.ts';

interface NewsOfRelease {
  readonly releaseId: string;
  /** The tag that means it now. */
  readonly image: string;
  /** Those up to this one were told; absent: nobody was. */
  readonly afterInstanceId?: string;
}

/** Tells organisations that are updated by hand of a release that their bots are offered. */
export const TellOfRelease = defineJob<NewsOfRelease>('fleet.tell-of-release', {
  retryLimit: 8,
  retryDelayMax: 600,
  // It waits for the changelog, and so for the image.
  expireInSeconds: 1_800,
});

const pageSize = 200;
const whilePausedMs = 5 * 60_000;

/**
 * Once for each release and organisation, however often the tag moves back and forth: the notice's key says so. Nobody is
 * told while the fleet is paused, of what was replaced or put in quarantine meanwhile, or of what somebody put off already.
 */
@Injectable()
@HandlesJob(TellOfRelease)
export class TellOfReleaseHandler implements JobHandler<NewsOfRelease> {
  constructor(
    private readonly releases: ReleaseStore,
    private readonly instances: InstanceStore,
    private readonly policies: UpdatePolicyStore,
    private readonly tenants: TenantDirectory,
    private readonly changelogs: ReadChangelogHandler,
    private readonly publisher: EventPublisher,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(news: NewsOfRelease): Promise<void> {
    const { releaseId, image, afterInstanceId } = news;
    if ((await this.policies.fleetMode()) === 'paused') {
      const startAfter = new Date(this.clock.now().getTime() + whilePausedMs);
      return this.unitOfWork.run(() => this.jobs.enqueue(TellOfRelease, news, { startAfter }));
    }
    await this.changelogs.handle({ releaseId });
    const release = await this.releases.newestOf(image);
    if (release?.id !== releaseId || release.quarantine !== null) return;
    await this.unitOfWork.run(async () => {
      const page = await this.instances.listFollowing(image, { afterInstanceId, limit: pageSize });
      const policies = await this.policies.policiesOf(page.map(({ id }) => id));
      for (const instance of page) if (policies.get(instance.id)?.mode === 'manual') await this.tell(instance, release);
      const last = page.at(-1);
      if (last !== undefined && page.length === pageSize)
        await this.jobs.enqueue(TellOfRelease, { releaseId, image, afterInstanceId: last.id });
    });
  }

  private async tell({ orgId, digest, desired, dismissedReleaseId }: Instance, release: Release): Promise<void> {
    if (!isOffered(release, digest) || desired === 'DELETED' || dismissedReleaseId === release.id) return;
    if ((await this.tenants.findOrg(orgId))?.status !== 'ACTIVE') return;
    await this.publisher.publish(
      NoticeRequested({
        key: `instance.update-available:${release.id}:${orgId}`,
        kind: 'instance.update-available',
        orgId,
        to: { roles: ['OWNER', 'ADMIN'] },
        data: { ...(release.version !== null && { version: release.version }), ...highlightsOf(release.changelog) },
      }),
    );
  }
}
