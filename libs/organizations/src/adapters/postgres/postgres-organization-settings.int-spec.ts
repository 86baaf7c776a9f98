import { describeOrganizationBrandings } from '../../testing/organization-brandings.contract.ts';
import { describeOrganizationProfiles } from '../../testing/organization-profiles.contract.ts';
import { openPostgresWorld } from '../../testing/postgres-world.ts';
import { PostgresOrganizationBrandings } from './postgres-organization-brandings.ts';
import { PostgresOrganizationProfiles } from './postgres-organization-profiles.ts';

async function open() {
  const { world, harness } = await openPostgresWorld();
  const { database, unitOfWork } = harness;
  return {
    profiles: new PostgresOrganizationProfiles(database),
    brandings: new PostgresOrganizationBrandings(database),
    unitOfWork,
    anOrg: async () => (await world.anOrg()).org.id,
    close: () => harness.close(),
  };
}

describeOrganizationProfiles('Postgres', open);
describeOrganizationBrandings('Postgres', open);
