import { Injectable } from '@nestjs/common';
import { NoticeRequested, OrganizationChanged, type NoticeFacts, type NoticeKind } from '@moorage/contracts';
import { Broadcast, EventPublisher, Ids, LiveUpdates } from '@moorage/kernel';
import type { OrganizationState } from '../domain/organization.ts';

/** What can be done to an organisation as a whole, with what is said of it. */
export type OrganizationFact = {
  [K in Extract<NoticeKind, `organization.${string}`>]: { readonly kind: K; readonly data: NoticeFacts[K] };
}[Extract<NoticeKind, `organization.${string}`>];

/** Tells other contexts, proxies and pages that an organisation changed. */
@Injectable()
export class OrganizationAnnouncements {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
    private readonly ids: Ids,
  ) {}

  async changed({ id, slug, name, status, statusReason }: OrganizationState): Promise<void> {
    await this.publisher.publish(
      OrganizationChanged({ orgId: id, slug, name, status, ...(statusReason !== null && { statusReason }) }),
    );
    await this.broadcast.send('access', { orgId: id });
    await this.liveUpdates.forOrg(id, 'organization', id);
  }

  /** Tells the people who run the organisation what was done to it. */
  async tell(orgId: string, fact: OrganizationFact): Promise<void> {
    const key = `${fact.kind}:${orgId}:${this.ids.uuid()}`;
    await this.publisher.publish(NoticeRequested({ key, orgId, to: { roles: ['OWNER', 'ADMIN'] }, ...fact }));
  }

  /** Tells the platform admins that an organisation waits for them. */
  async askForVerification({ id, name }: OrganizationState): Promise<void> {
    const kind = 'admin.organization-waits';
    const key = `${kind}:${id}:${this.ids.uuid()}`;
    await this.publisher.publish(
      NoticeRequested({ key, kind, to: 'platform-admins', data: { organizationName: name } }),
    );
  }
}
