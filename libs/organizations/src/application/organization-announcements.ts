import { Injectable } from '@nestjs/common';
import { OrganizationChanged } from '@moorage/contracts';
import { Broadcast, EventPublisher, LiveUpdates } from '@moorage/kernel';
import type { OrganizationState } from '../domain/organization.ts';

/** Tells other contexts, proxies and pages that an organisation changed. */
@Injectable()
export class OrganizationAnnouncements {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  async changed({ id, slug, name, status, statusReason }: OrganizationState): Promise<void> {
    await this.publisher.publish(
      OrganizationChanged({ orgId: id, slug, name, status, ...(statusReason !== null && { statusReason }) }),
    );
    await this.broadcast.send('access', { orgId: id });
    await this.liveUpdates.forOrg(id, 'organization', id);
  }
}
