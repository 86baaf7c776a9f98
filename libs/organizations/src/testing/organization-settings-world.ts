import { LiveUpdates } from '@moorage/kernel';
import { RecordingAuditTrail, RecordingBroadcast, SequentialIds } from '@moorage/kernel/testing';
import { InMemoryOrganizationBrandings } from './in-memory-organization-brandings.ts';
import { InMemoryOrganizationProfiles } from './in-memory-organization-profiles.ts';
import { InMemoryOrganizations } from './in-memory-organizations.ts';
import { InMemorySetups } from './in-memory-setups.ts';
import { OrganizationsWorld } from './organizations-world.ts';

/** What use cases about how one organisation presents itself need, in memory. */
export class OrganizationSettingsWorld {
  readonly ids = new SequentialIds();
  readonly broadcast = new RecordingBroadcast();
  readonly live = new LiveUpdates(this.broadcast);
  readonly audit = new RecordingAuditTrail();
  readonly organizations = new InMemoryOrganizations();
  readonly profiles = new InMemoryOrganizationProfiles();
  readonly brandings = new InMemoryOrganizationBrandings();
  readonly setups = new InMemorySetups();

  /** The id of a new organisation called Acme. */
  async anOrg(): Promise<string> {
    const { org } = await new OrganizationsWorld({ organizations: this.organizations }).anOrg();
    return org.id;
  }
}
