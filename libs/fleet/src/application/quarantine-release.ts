import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, AuditTrail, Clock, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import type { Release } from '../domain/release.ts';
import { ReleaseStore } from './ports/release-store.port.ts';

/** Keeps a release from every automatic rollout, until somebody lifts that. */
@Audited('release.quarantined')
export class QuarantineRelease extends Command<Release> {
  constructor(
    readonly releaseId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(QuarantineRelease)
export class QuarantineReleaseHandler implements ICommandHandler<QuarantineRelease> {
  constructor(
    private readonly releases: ReleaseStore,
    private readonly audit: AuditTrail,
    private readonly live: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError RELEASE.NOT_FOUND, RELEASE.QUARANTINED */
  async execute({ releaseId, reason }: QuarantineRelease): Promise<Release> {
    if (!isUuid(releaseId)) throw new DomainError('RELEASE.NOT_FOUND');
    const release = await this.releases.quarantine(releaseId, { at: this.clock.now(), reason });
    if (release === undefined) {
      throw new DomainError((await this.releases.find(releaseId)) ? 'RELEASE.QUARANTINED' : 'RELEASE.NOT_FOUND');
    }
    await this.audit.record({
      action: 'release.quarantined',
      target: { type: 'release', id: releaseId, label: release.reference },
      after: { reason },
    });
    await this.live.forAdmins('releases', releaseId);
    return release;
  }
}
