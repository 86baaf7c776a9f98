import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { DomainError, type Role } from '@moorage/kernel';
import { hostingOf, requireRoleIsOpen, type Hosting } from '../domain/capabilities.ts';
import { OrganizationCapabilities } from './ports/organization-capabilities.port.ts';

/** The one place that knows `ENABLE_HOST_ORGS`: whatever has to do with publishing bot apps to others asks here. */
@Injectable()
export class HostingGate {
  constructor(
    private readonly settings: Settings,
    private readonly capabilities: OrganizationCapabilities,
  ) {}

  async hostingOf(orgId: string): Promise<Hosting> {
    return hostingOf(this.settings.hostOrgsEnabled, await this.capabilities.find(orgId));
  }

  /** @throws DomainError HOST_ORGS_GATED or ROLE.NOT_GRANTABLE, naming `role` */
  async requireRoleIsOpen(orgId: string, role: Role): Promise<void> {
    if (role === 'PUBLISHER') requireRoleIsOpen(role, await this.hostingOf(orgId));
  }

  /** @throws DomainError HOST_ORGS_GATED naming `canHost` */
  requireMayHost(canHost: boolean): void {
    if (canHost && !this.settings.hostOrgsEnabled) throw new DomainError('HOST_ORGS_GATED', { field: 'canHost' });
  }
}
