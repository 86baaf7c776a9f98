import { Injectable, Logger } from '@nestjs/common';
import { ReleaseDetected } from '@moorage/contracts';
import {
  Clock,
  DomainError,
  EventPublisher,
  Ids,
  JobQueue,
  LiveUpdates,
  UnitOfWork,
  isDomainError,
} from '@moorage/kernel';
import { ImageReference } from '../domain/image-reference.ts';
import { channelOf, pauseAfterFailures, pollSeconds } from '../domain/release-channel.ts';
import { ImageRegistry } from './ports/image-registry.port.ts';
import { ReleaseStore, type FollowedImage } from './ports/release-store.port.ts';
import { ReadChangelog } from './read-changelog.ts';
import { TellOfRelease } from './tell-of-release.ts';

const atOnce = 5;
/** Longer than a registry may take; whoever is killed in the middle is followed after it. */
const leaseMs = 120_000;

/**
 * Asks registries which digest each followed tag means: once for all instances of an image, by one replica. It detects and
 * changes no instance.
 */
@Injectable()
export class PollImages {
  private readonly log = new Logger(PollImages.name);

  constructor(
    private readonly registry: ImageRegistry,
    private readonly releases: ReleaseStore,
    private readonly publisher: EventPublisher,
    private readonly jobs: JobQueue,
    private readonly live: LiveUpdates,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @returns how many images were looked at */
  async run(signal: AbortSignal): Promise<number> {
    const due = await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      await this.releases.followNewImages(now);
      return this.releases.claimDue(now, new Date(now.getTime() + leaseMs), atOnce);
    });
    await Promise.all(due.map((image) => this.look(image, signal)));
    return due.length;
  }

  private async look(followed: FollowedImage, signal: AbortSignal): Promise<void> {
    try {
      const digest = await this.registry.digestOf(followed.image, signal);
      await this.unitOfWork.run(() => this.saw(followed, digest));
    } catch (error) {
      // Shutting down is no failure of the registry's: the lease ends, and another looks.
      if (signal.aborted) return;
      await this.unitOfWork.run(() => this.couldNotLook(followed, this.toDomainError(error)));
    }
  }

  private async saw({ image, botAppId, digest: before }: FollowedImage, digest: string): Promise<void> {
    const at = this.clock.now();
    const { release, isNew } = await this.releases.put({
      id: this.ids.uuid(),
      botAppId,
      digest,
      reference: ImageReference.parse(image).withDigest(digest).toString(),
      detectedAt: at,
    });
    const channel = channelOf(image);
    const nextAt = new Date(at.getTime() + (pollSeconds[channel] ?? 0) * 1_000);
    await this.releases.sawDigest(image, { releaseId: release.id, digest, at, nextAt });
    if (isNew) await this.jobs.enqueue(ReadChangelog, { releaseId: release.id });
    // What an image means when it is first asked is what its instances were made of, or will be: no news.
    if (digest === before || before === null) return;
    await this.publisher.publish(ReleaseDetected({ releaseId: release.id, botAppId, image }));
    await this.jobs.enqueue(TellOfRelease, { releaseId: release.id, image });
    await this.live.forAdmins('releases', release.id);
    // One message, however many instances are offered it.
    await this.live.forEverybody('instances');
  }

  private async couldNotLook({ image, failures }: FollowedImage, error: DomainError): Promise<void> {
    const asked = error.data['retryAfterSeconds'];
    const pause = pauseAfterFailures(channelOf(image), failures + 1, typeof asked === 'number' ? asked : 0);
    const nextAt = new Date(this.clock.now().getTime() + pause * 1_000);
    await this.releases.couldNotLook(image, { error: error.message, nextAt });
  }

  private toDomainError(error: unknown): DomainError {
    if (isDomainError(error)) return error;
    this.log.error({ err: error }, 'A look at a registry failed in an unforeseen way');
    return new DomainError('SERVICE.INTERNAL', {}, 'Something went wrong on our side.');
  }
}
