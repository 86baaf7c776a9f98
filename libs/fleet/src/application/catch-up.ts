import { Injectable } from '@nestjs/common';
import { Clock, HandlesJob, JobQueue, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import type { Release } from '../domain/release.ts';
import { covers, type RolloutSelection } from '../domain/rollout-selection.ts';
import { rolloutStrategies } from '../domain/rollout-strategy.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { RolloutStore } from './ports/rollout-store.port.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';
import { RolloutPopulation } from './rollout-population.ts';
import { Rollouts } from './rollouts.ts';

/** Who is updated by themselves since a moment ago may have missed the release that their tag means. One job per tag. */
export const CatchUp = defineJob<{ image: string }>('fleet.catch-up', { policy: 'exclusive' });

const strategy = rolloutStrategies.RollingWave;
const lookAgainMs = 15 * 60_000;

/**
 * Begins a rollout of what a tag means for the bots that missed it: they, or the whole fleet, were updated by hand or paused
 * when it was detected. Those that a running rollout has are its own; after it, who is left is looked at again. What an admin
 * aborted stays so.
 */
@Injectable()
@HandlesJob(CatchUp)
export class CatchUpHandler implements JobHandler<{ image: string }> {
  constructor(
    private readonly releases: ReleaseStore,
    private readonly rollouts: RolloutStore,
    private readonly policies: UpdatePolicyStore,
    private readonly population: RolloutPopulation,
    private readonly lifecycle: Rollouts,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ image }: { image: string }): Promise<void> {
    if ((await this.policies.fleetMode()) !== 'auto') return;
    const release = await this.releases.newestOf(image);
    if (release === undefined || release.quarantine !== null) return;
    const selection = { kind: 'image', image } as const;
    if (!(await this.concernsAnybody(release, selection))) return;
    await this.unitOfWork.run(async () => {
      const open = await this.rollouts.lockOpen(release.botAppId);
      const same = open.filter((other) => other.releaseId === release.id && covers(other.selection, selection));
      // Its bots are picked when it starts.
      if (same.some(({ startedAt }) => startedAt === null)) return;
      if (same.length > 0) {
        const startAfter = new Date(this.clock.now().getTime() + lookAgainMs);
        return this.jobs.enqueue(CatchUp, { image }, { key: image, startAfter });
      }
      if ((await this.rollouts.latestOf(release.id))?.status === 'ABORTED') return;
      await this.lifecycle.request({ release, strategy, selection, createdBy: null });
    });
  }

  private async concernsAnybody({ botAppId, digest }: Release, selection: RolloutSelection): Promise<boolean> {
    const { done } = await this.population.pick({ botAppId, selection, strategy }, digest).next();
    return done !== true;
  }
}
