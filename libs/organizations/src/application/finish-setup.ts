import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LiveUpdates, NotAudited } from '@moorage/kernel';
import { Setups } from './ports/setups.port.ts';

@NotAudited('puts a reminder away; nothing of the organisation changes')
export class FinishSetup extends Command<void> {
  constructor(readonly orgId: string) {
    super();
  }
}

/** Also with steps open: then nobody wants to be reminded of them. */
@CommandHandler(FinishSetup)
export class FinishSetupHandler implements ICommandHandler<FinishSetup> {
  constructor(
    private readonly setups: Setups,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  async execute({ orgId }: FinishSetup): Promise<void> {
    await this.setups.finish(orgId);
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
  }
}
