import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, NotAudited } from '@moorage/kernel';
import { ReleaseStore } from './ports/release-store.port.ts';

/** Has every followed image looked at now rather than when it is its turn. */
@NotAudited('Asks registries sooner what they would be asked anyway')
export class LookForReleases extends Command<void> {}

@CommandHandler(LookForReleases)
export class LookForReleasesHandler implements ICommandHandler<LookForReleases> {
  constructor(
    private readonly releases: ReleaseStore,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    await this.releases.lookAtAll(this.clock.now());
  }
}
