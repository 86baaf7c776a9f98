import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import type { OrgStatus, Role } from '@moorage/kernel';
import type { OrganizationState } from '../../domain/organization.ts';
import type { OrganizationSummary, OrganizationView } from './organization.dto.ts';

/** What clients see of an organisation; knows where its bot is reached. */
@Injectable()
export class OrganizationViews {
  constructor(private readonly settings: Settings) {}

  summary(
    organization: { id: string; slug: string; name: string; status: OrgStatus },
    role: Role,
  ): OrganizationSummary {
    const { id, slug, name, status } = organization;
    const { protocol } = new URL(this.settings.platformUrl);
    return { id, slug, name, status, role, botUrl: `${protocol}//${slug}.${this.settings.botsDomain}` };
  }

  view(organization: OrganizationState, role: Role): OrganizationView {
    return { ...this.summary(organization, role), createdAt: organization.createdAt.toISOString() };
  }
}
