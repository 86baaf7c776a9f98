import { RandomIds, SystemClock } from '@moorage/kernel';
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
      const slug = `org-${id.slice(-12)}`;
      const createdAt = world.clock.now();
      const org = {
        id,
        slug,
        name: 'Acme',
        status: 'ACTIVE',
        statusReason: null,
        seatsUsed: 0,
        seatsTotal: null,
        membersCount: 0,
        createdAt,
      } as const;
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
