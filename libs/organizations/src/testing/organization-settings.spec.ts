import { ImmediateUnitOfWork, SequentialIds } from '@moorage/kernel/testing';
import { InMemoryOrganizationBrandings } from './in-memory-organization-brandings.ts';
import { InMemoryOrganizationCapabilities } from './in-memory-organization-capabilities.ts';
import { InMemoryOrganizationProfiles } from './in-memory-organization-profiles.ts';
import { InMemoryPreferencesOfPeople } from './in-memory-preferences-of-people.ts';
import { InMemorySetups } from './in-memory-setups.ts';
import { describeOrganizationBrandings } from './organization-brandings.contract.ts';
import { describeOrganizationCapabilities } from './organization-capabilities.contract.ts';
import { describeOrganizationProfiles } from './organization-profiles.contract.ts';
import { describePreferencesOfPeople } from './preferences-of-people.contract.ts';
import { describeSetups } from './setups.contract.ts';

const ids = new SequentialIds();
const base = {
  unitOfWork: new ImmediateUnitOfWork(),
  anOrg: () => Promise.resolve(ids.uuid()),
  close: () => Promise.resolve(),
};

describeOrganizationProfiles('in memory', () =>
  Promise.resolve({ ...base, profiles: new InMemoryOrganizationProfiles() }),
);
describeOrganizationBrandings('in memory', () =>
  Promise.resolve({ ...base, brandings: new InMemoryOrganizationBrandings() }),
);
describePreferencesOfPeople('in memory', () =>
  Promise.resolve({ ...base, preferences: new InMemoryPreferencesOfPeople() }),
);
describeSetups('in memory', () => Promise.resolve({ ...base, setups: new InMemorySetups() }));
describeOrganizationCapabilities('in memory', () =>
  Promise.resolve({ ...base, capabilities: new InMemoryOrganizationCapabilities() }),
);
