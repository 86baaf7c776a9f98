import { Injectable } from '@nestjs/common';
import {
  HandlesJob,
  LiveUpdates,
  SystemEvents,
  UnitOfWork,
  changelogPath,
  defineJob,
  isDomainError,
  longestChangelogBytes,
  readChangelog,
  type ChangelogReading,
  type JobHandler,
} from '@moorage/kernel';
import { ContainerRuntime } from './ports/container-runtime.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';

/** Pulls a new release and reads its changelog, without running it. */
export const ReadChangelog = defineJob<{ releaseId: string }>('fleet.read-changelog', {
  retryLimit: 8,
  retryDelayMax: 600,
  // A large image takes its time, and a pull half an hour at most.
  expireInSeconds: 2_400,
});

/** A bad changelog is a release without one, and a sentence for its maintainers: never a reason not to update. */
@Injectable()
@HandlesJob(ReadChangelog)
export class ReadChangelogHandler implements JobHandler<{ releaseId: string }> {
  constructor(
    private readonly releases: ReleaseStore,
    private readonly runtime: ContainerRuntime,
    private readonly live: LiveUpdates,
    private readonly unitOfWork: UnitOfWork,
    private readonly systemEvents: SystemEvents,
  ) {}

  async handle({ releaseId }: { releaseId: string }): Promise<void> {
    const release = await this.releases.find(releaseId);
    if (release === undefined || release.changelog !== null || release.changelogProblem !== null) return;
    const { version } = await this.runtime.pullImage(release.reference);
    const reading = await this.read(release.reference);
    const described = await this.unitOfWork.run(async () => {
      const first = await this.releases.describe(
        releaseId,
        'changelog' in reading
          ? { changelog: reading.changelog, changelogProblem: null, version: reading.changelog.version }
          : { changelog: null, changelogProblem: reading.problem, version },
      );
      await this.live.forAdmins('releases', releaseId);
      await this.live.forEverybody('instances');
      return first;
    });
    // Whoever builds the image should know, and the operator can tell them.
    if (described !== undefined && 'problem' in reading)
      this.systemEvents.report('job', new Error(`A release has no changelog: ${reading.problem}`), { releaseId });
  }

  private async read(reference: string): Promise<ChangelogReading> {
    try {
      return readChangelog(await this.runtime.readFileFromImage(reference, changelogPath, longestChangelogBytes));
    } catch (error) {
      if (isDomainError(error, 'RUNTIME.FILE_NOT_FOUND')) return { problem: `The image has no ${changelogPath}.` };
      if (isDomainError(error, 'RUNTIME.FILE_TOO_LARGE'))
        return { problem: `${changelogPath} is larger than ${longestChangelogBytes / 1024} KiB.` };
      throw error;
    }
  }
}
