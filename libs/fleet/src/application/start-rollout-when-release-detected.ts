import { Injectable } from '@nestjs/common';
import { ReleaseDetected } from '@moorage/contracts';
import { ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { covers } from '../domain/rollout-selection.ts';
import { rolloutStrategies } from '../domain/rollout-strategy.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { RolloutStore } from './ports/rollout-store.port.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';
import { Rollouts } from './rollouts.ts';

interface DetectedRelease {
  readonly releaseId: string;
  readonly botAppId: string;
  /** The tag that means it now. */
  readonly image: string;
}

/**
 * In fleet mode `auto` a new digest rolls over the instances that follow its tag by itself, unless it is in quarantine or a
 * rollout of it has them already. Told twice, it starts one.
 */
@Injectable()
@ReactsTo(ReleaseDetected, 'fleet.start-rollout-when-release-detected')
export class StartRolloutWhenReleaseDetected implements Reaction<DetectedRelease> {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly releases: ReleaseStore,
    private readonly policies: UpdatePolicyStore,
    private readonly lifecycle: Rollouts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ releaseId, botAppId, image }: DetectedRelease): Promise<void> {
    await this.unitOfWork.run(async () => {
      if ((await this.policies.fleetMode()) !== 'auto') return;
      const release = await this.releases.find(releaseId);
      if (release === undefined || release.quarantine !== null) return;
      const selection = { kind: 'image', image } as const;
      const open = await this.rollouts.lockOpen(botAppId);
      if (open.some((other) => other.releaseId === releaseId && covers(other.selection, selection))) return;
      // Events may be late: the tag may mean another digest by now.
      if ((await this.releases.newestOf(image))?.id !== releaseId) return;
      await this.lifecycle.request({ release, strategy: rolloutStrategies.RollingWave, selection, createdBy: null });
    });
  }
}
