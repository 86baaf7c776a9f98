import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Clock, DomainError } from '@moorage/kernel';
import { daysAfter, mostFormerSlugs, slugReservationDays, type OrganizationState } from '../domain/organization.ts';
import { parseSlug } from '../domain/slug.ts';
import { auditTargetOf } from './organization-audit.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { Organizations } from './ports/organizations.port.ts';

/**
 * Another address: the bot's host, the pages' and the name in API calls. The old one leads there for a while and is nobody
 * else's, so that it may be changed back.
 */
@Audited('organization.slug-changed')
export class ChangeSlug extends Command<OrganizationState> {
  constructor(
    readonly orgId: string,
    readonly slug: string,
  ) {
    super();
  }
}

@CommandHandler(ChangeSlug)
export class ChangeSlugHandler implements ICommandHandler<ChangeSlug> {
  constructor(
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.SLUG_INVALID, ORG.SLUG_RESERVED, ORG.SLUG_TAKEN, ORG.SLUG_CHANGED_TOO_OFTEN */
  async execute({ orgId, slug: typed }: ChangeSlug): Promise<OrganizationState> {
    const slug = parseSlug(typed);
    const before = await this.organizations.lock(orgId);
    if (before === undefined) throw new DomainError('ORG.NOT_FOUND');
    if (before.slug === slug) return before;
    const now = this.clock.now();
    const former = await this.organizations.formerSlugs(orgId, now);
    // One that is changed back gives an old address up for the one that it takes.
    if (former.length >= mostFormerSlugs && !former.some((held) => held.slug === slug)) {
      throw new DomainError('ORG.SLUG_CHANGED_TOO_OFTEN', { field: 'slug' });
    }
    const reservedUntil = daysAfter(now, slugReservationDays);
    const after = await this.organizations.changeSlug(orgId, { slug, now, reservedUntil });
    await this.audit.record({
      action: 'organization.slug-changed',
      orgId,
      target: auditTargetOf(after),
      before: { slug: before.slug },
      after: { slug },
    });
    await this.announcements.changed(after);
    return after;
  }
}
