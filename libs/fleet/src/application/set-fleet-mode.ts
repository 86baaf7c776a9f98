import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Clock, JobQueue, LiveUpdates } from '@moorage/kernel';
import type { FleetMode } from '../domain/update-policy.ts';
import { CatchUp } from './catch-up.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';

/** A platform admin says what the installation does with new releases; pausing it stops what has not touched its bot yet. */
@Audited('fleet-mode.set')
export class SetFleetMode extends Command<void> {
  constructor(readonly mode: FleetMode) {
    super();
  }
}

@CommandHandler(SetFleetMode)
export class SetFleetModeHandler implements ICommandHandler<SetFleetMode> {
  constructor(
    private readonly policies: UpdatePolicyStore,
    private readonly releases: ReleaseStore,
    private readonly jobs: JobQueue,
    private readonly audit: AuditTrail,
    private readonly live: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  async execute({ mode }: SetFleetMode): Promise<void> {
    const before = await this.policies.setFleetMode(mode, this.clock.now());
    if (before === mode) return;
    await this.audit.record({ action: 'fleet-mode.set', before: { mode: before }, after: { mode } });
    await this.live.forEverybody('update-policy');
    if (mode !== 'auto') return;
    for (const image of await this.releases.followedImages())
      await this.jobs.enqueue(CatchUp, { image }, { key: image });
  }
}
