import { RandomIds, SystemClock } from '@moorage/kernel';
import { aStoredOrganization } from '../../testing/a-stored-organization.ts';
import { describeInvitations } from '../../testing/invitations.contract.ts';
import { describeJoinRequests } from '../../testing/join-requests.contract.ts';
import { describeMemberships } from '../../testing/memberships.contract.ts';
import { describeOrganizations } from '../../testing/organizations.contract.ts';
import { openPostgresWorld } from '../../testing/postgres-world.ts';

async function open() {
  const { world, harness } = await openPostgresWorld();
  const ids = new RandomIds(new SystemClock());
  const { organizations, memberships, invitations, joinRequests, unitOfWork } = world;
  return {
    organizations,
    memberships,
    invitations,
    joinRequests,
    unitOfWork,
    anOrg: async () => {
      const id = ids.uuid();
      const org = aStoredOrganization({ id, createdAt: world.clock.now() });
      await unitOfWork.run(() => organizations.insert(org));
      return id;
    },
    close: () => harness.close(),
  };
}

describeOrganizations('Postgres', open);
describeMemberships('Postgres', open);
describeInvitations('Postgres', open);
describeJoinRequests('Postgres', open);
