import { describeOrganizationBrandings } from '../../testing/organization-brandings.contract.ts';
import { describeOrganizationCapabilities } from '../../testing/organization-capabilities.contract.ts';
import { describeOrganizationProfiles } from '../../testing/organization-profiles.contract.ts';
import { openPostgresWorld } from '../../testing/postgres-world.ts';
import { describePreferencesOfPeople } from '../../testing/preferences-of-people.contract.ts';
import { describeSetups } from '../../testing/setups.contract.ts';
import { PostgresOrganizationBrandings } from './postgres-organization-brandings.ts';
import { PostgresOrganizationCapabilities } from './postgres-organization-capabilities.ts';
import { PostgresOrganizationProfiles } from './postgres-organization-profiles.ts';
import { PostgresPreferencesOfPeople } from './postgres-preferences-of-people.ts';
import { PostgresSetups } from './postgres-setups.ts';

async function open() {
  const { world, harness } = await openPostgresWorld();
  const { database, unitOfWork } = harness;
  return {
    profiles: new PostgresOrganizationProfiles(database),
    brandings: new PostgresOrganizationBrandings(database),
    capabilities: new PostgresOrganizationCapabilities(database),
    preferences: new PostgresPreferencesOfPeople(database),
    setups: new PostgresSetups(database),
    unitOfWork,
    anOrg: async () => (await world.anOrg()).org.id,
    close: () => harness.close(),
  };
}

describeOrganizationProfiles('Postgres', open);
describeOrganizationBrandings('Postgres', open);
describePreferencesOfPeople('Postgres', open);
describeSetups('Postgres', open);
describeOrganizationCapabilities('Postgres', open);
