import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { PostgresInvitations } from '../adapters/postgres/postgres-invitations.ts';
import { PostgresJoinRequests } from '../adapters/postgres/postgres-join-requests.ts';
import { PostgresMemberships } from '../adapters/postgres/postgres-memberships.ts';
import { PostgresOrganizations } from '../adapters/postgres/postgres-organizations.ts';
import { OrganizationsWorld } from './organizations-world.ts';

export interface PostgresWorld {
  readonly world: OrganizationsWorld;
  readonly harness: DatabaseHarness;
}

/** The use cases on real Postgres, where things happen at once. */
export async function openPostgresWorld(): Promise<PostgresWorld> {
  const harness = await openDatabaseHarness();
  const { database, unitOfWork } = harness;
  const world = new OrganizationsWorld({
    organizations: new PostgresOrganizations(database),
    memberships: new PostgresMemberships(database),
    invitations: new PostgresInvitations(database),
    joinRequests: new PostgresJoinRequests(database),
    unitOfWork,
  });
  return { world, harness };
}
