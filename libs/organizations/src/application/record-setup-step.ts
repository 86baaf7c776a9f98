import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LiveUpdates, NotAudited } from '@moorage/kernel';
import type { Setup, SetupStep } from '../domain/setup.ts';
import { Setups } from './ports/setups.port.ts';

@NotAudited('how far a wizard is; what its steps change is recorded by the commands that change it')
export class RecordSetupStep extends Command<Setup> {
  constructor(
    readonly orgId: string,
    readonly step: SetupStep,
    readonly outcome: 'done' | 'skipped',
  ) {
    super();
  }
}

@CommandHandler(RecordSetupStep)
export class RecordSetupStepHandler implements ICommandHandler<RecordSetupStep> {
  constructor(
    private readonly setups: Setups,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  async execute({ orgId, step, outcome }: RecordSetupStep): Promise<Setup> {
    await this.setups.saveStep(orgId, step, outcome);
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
    return this.setups.find(orgId);
  }
}
