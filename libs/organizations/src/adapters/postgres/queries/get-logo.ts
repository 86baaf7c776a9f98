import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, isUuid } from '@moorage/kernel';
import { OrganizationBrandings } from '../../../application/ports/organization-brandings.port.ts';

/** The PNG of a logo, for whoever knows its hash. */
export class GetLogo extends Query<Buffer> {
  constructor(
    readonly orgId: string,
    readonly hash: string,
  ) {
    super();
  }
}

@QueryHandler(GetLogo)
export class GetLogoHandler implements IQueryHandler<GetLogo> {
  constructor(private readonly brandings: OrganizationBrandings) {}

  /** @throws DomainError LOGO.NOT_FOUND */
  async execute({ orgId, hash }: GetLogo): Promise<Buffer> {
    const png = isUuid(orgId) ? await this.brandings.findLogo(orgId, hash) : undefined;
    if (png === undefined) throw new DomainError('LOGO.NOT_FOUND');
    return png;
  }
}
