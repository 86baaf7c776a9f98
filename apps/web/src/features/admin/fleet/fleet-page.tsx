import { Alert, Anchor, Grid } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { PageSkeleton } from '../../../components/page-skeleton.tsx';
import { Page } from '../../../components/page.tsx';
import { FollowedImages } from '../releases/followed-images.tsx';
import { FleetChannels } from './fleet-channels.tsx';
import { FleetFigures } from './fleet-figures.tsx';
import { FleetVersions } from './fleet-versions.tsx';
import { instancesAddress, useFleet, type Fleet } from './fleet.ts';
import { OpenUpdates } from './open-updates.tsx';
import { QuarantinedReleases } from './quarantined-releases.tsx';
import { RunningRollouts } from './running-rollouts.tsx';

/** All bots of the installation at a glance. */
export function FleetPage() {
  const { data, error, refetch } = useFleet();
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <PageSkeleton />;
  return (
    <Page title="Fleet" description="Every bot that this installation runs, and how far each release has got.">
      <Alarms fleet={data} />
      <FleetFigures fleet={data} />
      <RunningRollouts />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <FleetVersions versions={data.versions} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <FleetChannels channels={data.channels} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <OpenUpdates fleet={data} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <QuarantinedReleases count={data.quarantinedReleases} />
        </Grid.Col>
      </Grid>
      <FollowedImages />
    </Page>
  );
}

/** What somebody has to do something about. */
function Alarms({ fleet: { version, openUpdates } }: { fleet: Fleet }) {
  const stuck = openUpdates.ROLLBACK_FAILED;
  return (
    <>
      {version === undefined && (
        <Alert color="red" icon={<IconPlugConnectedX aria-hidden />} title="The engine does not answer">
          Bots that run go on; nothing is made, started, stopped or updated until it answers again.
        </Alert>
      )}
      {stuck > 0 && (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={stuck === 1 ? 'The way back of one bot failed' : `The way back of ${stuck} bots failed`}
        >
          Nothing of theirs was removed. See{' '}
          <Anchor component={Link} to={instancesAddress({ status: 'FAILED' })} inherit underline="always">
            the failed instances
          </Anchor>
          .
        </Alert>
      )}
    </>
  );
}
