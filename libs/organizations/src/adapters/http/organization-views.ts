import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import type { Role } from '@moorage/kernel';
import type { Branding } from '../../application/ports/organization-brandings.port.ts';
import { shadesOf } from '../../domain/brand-color.ts';
import type { OrganizationState } from '../../domain/organization.ts';
import type { BrandColorView } from './organization-branding.dto.ts';
import type { OrganizationSummary, OrganizationView } from './organization.dto.ts';

/** What clients see of an organisation; knows where its bot is reached. */
@Injectable()
export class OrganizationViews {
  constructor(private readonly settings: Settings) {}

  summary(
    organization: Pick<OrganizationState, 'id' | 'slug' | 'name' | 'status' | 'personalUserId'> & Partial<Branding>,
    role: Role,
  ): OrganizationSummary {
    const { id, slug, name, status, personalUserId } = organization;
    const { protocol } = new URL(this.settings.platformUrl);
    return {
      id,
      slug,
      name,
      status,
      type: personalUserId === null ? 'team' : 'personal',
      role,
      botUrl: `${protocol}//${slug}.${this.settings.botsDomain}`,
      ...this.look(organization),
    };
  }

  /** Colour and logo, as far as there are any. */
  look({ id, color, logoHash }: { id: string } & Partial<Branding>): { color?: BrandColorView; logoUrl?: string } {
    return {
      ...(color && { color: colorView(color) }),
      ...(logoHash && { logoUrl: `/api/organizations/${id}/logo?v=${logoHash}` }),
    };
  }

  view(organization: OrganizationState & Partial<Branding>, role: Role): OrganizationView {
    return { ...this.summary(organization, role), createdAt: organization.createdAt.toISOString() };
  }
}

function colorView(chosen: string): BrandColorView {
  const { light, dark } = shadesOf(chosen);
  return { chosen, lightFill: light.fill, lightText: light.text, darkFill: dark.fill, darkText: dark.text };
}
