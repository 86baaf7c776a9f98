import { Alert, Anchor, Box } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Time } from '../../../components/time.tsx';
import { Count } from '../../../components/count.tsx';
import { useFleetPolicy } from './fleet-policy.ts';

/** On every page of the admin section, as long as the fleet is paused: nobody forgets that they did it. */
export function PausedBanner() {
  const { data } = useFleetPolicy();
  if (data?.mode !== 'paused') return null;
  return (
    <Box maw={1120} w="100%" mx="auto" mb="lg">
      <Alert color="red" role="status" icon={<IconPlayerPause aria-hidden />} title="All updates are paused">
        {data.changedAt !== undefined && (
          <>
            Since <Time value={data.changedAt} as="exact" />.{' '}
          </>
        )}
        {data.waitingUpdates > 0 && (
          <>
            <Count value={data.waitingUpdates} one="update waits" many="updates wait" />.{' '}
          </>
        )}
        <Anchor component={Link} to="/admin/update-policy" inherit underline="always">
          Change the update policy
        </Anchor>
      </Alert>
    </Box>
  );
}
