import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, isDomainError, type ErrorCode } from '@moorage/kernel';
import { parseSlug } from '../domain/slug.ts';
import { Organizations } from './ports/organizations.port.ts';

/** Whether an address is free: a hint for the form, the claim itself decides. */
export class CheckSlug extends Query<{ available: boolean; reason?: ErrorCode }> {
  constructor(readonly slug: string) {
    super();
  }
}

@QueryHandler(CheckSlug)
export class CheckSlugHandler implements IQueryHandler<CheckSlug> {
  constructor(
    private readonly organizations: Organizations,
    private readonly clock: Clock,
  ) {}

  async execute({ slug }: CheckSlug): Promise<{ available: boolean; reason?: ErrorCode }> {
    try {
      const taken = await this.organizations.slugTaken(parseSlug(slug), this.clock.now());
      return taken ? { available: false, reason: 'ORG.SLUG_TAKEN' } : { available: true };
    } catch (error) {
      if (isDomainError(error)) return { available: false, reason: error.code };
      throw error;
    }
  }
}
