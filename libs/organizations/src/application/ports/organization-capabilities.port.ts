import type { Capabilities } from '../../domain/capabilities.ts';

/** Keeps what platform admins let organisations be. Writes join the ambient transaction. */
export abstract class OrganizationCapabilities {
  /** None of them where nobody ever said so. */
  abstract find(orgId: string): Promise<Capabilities>;
  abstract save(orgId: string, capabilities: Capabilities): Promise<void>;
}
