import { Injectable } from '@nestjs/common';
import { TenantDirectory } from '@moorage/contracts';
import { DomainError, isUuid } from '@moorage/kernel';
import type { Release } from '../domain/release.ts';
import type { RolloutSelection } from '../domain/rollout-selection.ts';
import {
  rolloutStrategies,
  type FleetStrategy,
  type RolloutSettings,
  type RolloutStrategy,
} from '../domain/rollout-strategy.ts';
import { ReleaseStore } from './ports/release-store.port.ts';

/** What an admin asks a rollout with. */
export interface WantedRollout {
  readonly releaseId: string;
  readonly strategy: FleetStrategy;
  readonly settings: RolloutSettings;
  readonly selection: RolloutSelection;
}

/** Makes terms of what an admin asks for. */
@Injectable()
export class RolloutTerms {
  constructor(
    private readonly releases: ReleaseStore,
    private readonly tenants: TenantDirectory,
  ) {}

  /** @throws DomainError RELEASE.NOT_FOUND, ROLLOUT.RELEASE_QUARANTINED, REQUEST.INVALID naming an unknown organisation */
  async of({ releaseId, strategy, settings, selection }: WantedRollout): Promise<{
    release: Release;
    strategy: RolloutStrategy;
    selection: RolloutSelection;
  }> {
    const release = isUuid(releaseId) ? await this.releases.find(releaseId) : undefined;
    if (release === undefined) throw new DomainError('RELEASE.NOT_FOUND');
    if (release.quarantine !== null) throw new DomainError('ROLLOUT.RELEASE_QUARANTINED');
    if (selection.kind === 'organizations') await this.assertKnown(selection.orgIds);
    return { release, selection, strategy: { ...rolloutStrategies[strategy], ...settings } };
  }

  private async assertKnown(orgIds: readonly string[]): Promise<void> {
    const known = await this.tenants.findOrgs(orgIds);
    const unknown = orgIds.findIndex((orgId) => !known.has(orgId));
    if (unknown >= 0)
      throw new DomainError(
        'REQUEST.INVALID',
        { field: `selection.orgIds[${unknown}]` },
        'There is no such organisation.',
      );
  }
}
