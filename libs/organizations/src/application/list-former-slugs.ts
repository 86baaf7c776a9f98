import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '@moorage/kernel';
import type { FormerSlug } from '../domain/organization.ts';
import { Organizations } from './ports/organizations.port.ts';

/** The addresses that an organisation had and that still lead to it. */
export class ListFormerSlugs extends Query<FormerSlug[]> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(ListFormerSlugs)
export class ListFormerSlugsHandler implements IQueryHandler<ListFormerSlugs> {
  constructor(
    private readonly organizations: Organizations,
    private readonly clock: Clock,
  ) {}

  execute({ orgId }: ListFormerSlugs): Promise<FormerSlug[]> {
    return this.organizations.formerSlugs(orgId, this.clock.now());
  }
}
