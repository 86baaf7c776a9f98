import { Stack } from '@mantine/core';
import { NotForRole } from '../../components/not-for-role.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { SeatCount } from './seat-count.tsx';
import { SeatHolders } from './seat-holders.tsx';
import { TeamLayout } from './team-layout.tsx';

/** How many seats there are, who holds one, and what to do when none is free. */
export function SeatsPage() {
  const { can, organization } = useOrganization();
  const { seats } = organization;
  return (
    <TeamLayout tab="seats">
      {seats === undefined ? (
        <NotForRole who="Owners, admins, billing admins, managers and support see the seats." />
      ) : (
        <Stack gap="lg">
          <SeatCount used={seats.used} total={seats.total} />
          {can('members:read') && <SeatHolders />}
        </Stack>
      )}
    </TeamLayout>
  );
}
