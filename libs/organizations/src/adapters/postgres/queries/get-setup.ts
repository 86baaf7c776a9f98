import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Setups } from '../../../application/ports/setups.port.ts';
import type { Setup } from '../../../domain/setup.ts';

export class GetSetup extends Query<Setup> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(GetSetup)
export class GetSetupHandler implements IQueryHandler<GetSetup> {
  constructor(private readonly setups: Setups) {}

  execute({ orgId }: GetSetup): Promise<Setup> {
    return this.setups.find(orgId);
  }
}
