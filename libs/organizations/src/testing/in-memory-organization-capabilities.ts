import { OrganizationCapabilities } from '../application/ports/organization-capabilities.port.ts';
import { noCapabilities, type Capabilities } from '../domain/capabilities.ts';

export class InMemoryOrganizationCapabilities extends OrganizationCapabilities {
  private readonly byOrg = new Map<string, Capabilities>();

  override find(orgId: string): Promise<Capabilities> {
    return Promise.resolve(this.byOrg.get(orgId) ?? noCapabilities);
  }

  override save(orgId: string, capabilities: Capabilities): Promise<void> {
    this.byOrg.set(orgId, capabilities);
    return Promise.resolve();
  }
}
