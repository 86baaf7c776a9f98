import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import { Organizations } from './ports/organizations.port.ts';

export class SetSeats extends Command<void> {
  constructor(
    readonly orgId: string,
    /** Null: no limit. */
    readonly total: number | null,
  ) {
    super();
  }
}

@CommandHandler(SetSeats)
export class SetSeatsHandler implements ICommandHandler<SetSeats> {
  constructor(
    private readonly organizations: Organizations,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND */
  async execute({ orgId, total }: SetSeats): Promise<void> {
    const organization = isUuid(orgId) ? await this.organizations.setSeatsTotal(orgId, total) : undefined;
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
  }
}
