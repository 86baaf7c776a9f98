import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, AuditTrail, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import type { Release } from '../domain/release.ts';
import { ReleaseStore } from './ports/release-store.port.ts';

/** Offers a release again. */
@Audited('release.quarantine-lifted')
export class LiftQuarantine extends Command<Release> {
  constructor(readonly releaseId: string) {
    super();
  }
}

@CommandHandler(LiftQuarantine)
export class LiftQuarantineHandler implements ICommandHandler<LiftQuarantine> {
  constructor(
    private readonly releases: ReleaseStore,
    private readonly audit: AuditTrail,
    private readonly live: LiveUpdates,
  ) {}

  /** @throws DomainError RELEASE.NOT_FOUND, RELEASE.NOT_QUARANTINED */
  async execute({ releaseId }: LiftQuarantine): Promise<Release> {
    const before = isUuid(releaseId) ? await this.releases.find(releaseId) : undefined;
    if (before === undefined) throw new DomainError('RELEASE.NOT_FOUND');
    const release = await this.releases.quarantine(releaseId, null);
    if (release === undefined) throw new DomainError('RELEASE.NOT_QUARANTINED');
    await this.audit.record({
      action: 'release.quarantine-lifted',
      target: { type: 'release', id: releaseId, label: release.reference },
      before: { reason: before.quarantine?.reason ?? null },
    });
    await this.live.forAdmins('releases', releaseId);
    return release;
  }
}
