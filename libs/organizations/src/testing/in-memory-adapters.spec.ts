import { ImmediateUnitOfWork, SequentialIds } from '@moorage/kernel/testing';
import { InMemoryInvitations } from './in-memory-invitations.ts';
import { InMemoryJoinRequests } from './in-memory-join-requests.ts';
import { InMemoryMemberships } from './in-memory-memberships.ts';
import { InMemoryOrganizations } from './in-memory-organizations.ts';
import { describeInvitations } from './invitations.contract.ts';
import { describeJoinRequests } from './join-requests.contract.ts';
import { describeMemberships } from './memberships.contract.ts';
import { describeOrganizations } from './organizations.contract.ts';

const ids = new SequentialIds();
const base = {
  unitOfWork: new ImmediateUnitOfWork(),
  anOrg: () => Promise.resolve(ids.uuid()),
  close: () => Promise.resolve(),
};

describeOrganizations('in memory', () => Promise.resolve({ ...base, organizations: new InMemoryOrganizations() }));
describeMemberships('in memory', () => Promise.resolve({ ...base, memberships: new InMemoryMemberships() }));
describeJoinRequests('in memory', () => Promise.resolve({ ...base, joinRequests: new InMemoryJoinRequests() }));
describeInvitations('in memory', () => Promise.resolve({ ...base, invitations: new InMemoryInvitations() }));
