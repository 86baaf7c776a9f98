import '@mantine/charts/styles.layer.css';
import { Alert, Button, Grid, Select, Tabs } from '@mantine/core';
import { IconAlertTriangle, IconExternalLink, IconRobot } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { CreationProgress } from './creation-progress.tsx';
import { InstanceActions } from './instance-actions.tsx';
import { InstanceDetails } from './instance-details.tsx';
import { InstanceHistory } from './instance-history.tsx';
import type { Instance } from './instance-look.ts';
import { useInstances } from './instances.ts';
import { LogViewer } from './log-viewer.tsx';
import { OfferedRelease } from './offered-release.tsx';
import { ResourceCharts } from './resource-charts.tsx';
import { UpdateHistory } from './update-history.tsx';
import { UpdateOutcome } from './update-outcome.tsx';
import { UpdateProgress } from './update-progress.tsx';
import { useInstanceDetails } from './updates.ts';

export function InstancePage() {
  const { data, error, refetch } = useInstances();
  const [address, setAddress] = useSearchParams();
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <PageSkeleton />;
  const instance = data.items.find(({ id }) => id === address.get('instance')) ?? data.items[0];
  if (instance === undefined) {
    return (
      <Page title="Bot instance">
        <NothingHere
          icon={IconRobot}
          title="No instance yet"
          description="It is made once the organisation is active, and shows up here by itself."
        />
      </Page>
    );
  }
  const choose = data.items.length > 1 && (
    <Select
      aria-label="Instance"
      data={data.items.map(({ id, host }) => ({ value: id, label: host }))}
      value={instance.id}
      allowDeselect={false}
      onChange={(id) => setAddress(id === null ? {} : { instance: id }, { replace: true })}
    />
  );
  return <InstanceView key={instance.id} instance={instance} choose={choose} />;
}

const allTabs = ['log', 'history', 'updates'] as const;

function InstanceView({ instance, choose }: { instance: Instance; choose: ReactNode }) {
  const { can } = useOrganization();
  const [address, setAddress] = useSearchParams();
  const show = (what: Readonly<Record<string, string>>): void =>
    setAddress((now) => new URLSearchParams({ ...Object.fromEntries(now), ...what }), {
      replace: true,
      preventScrollReset: true,
    });
  const tabs = can('instance:logs') ? allTabs : allTabs.filter((each) => each !== 'log');
  const tab = tabs.find((each) => each === address.get('tab')) ?? tabs[0];
  const details = useInstanceDetails(instance.id);
  const isRunning = instance.status === 'RUNNING';
  const isBeingMade = instance.status === 'REQUESTED' || instance.status === 'CREATING';
  return (
    <Page
      title="Bot instance"
      description={instance.host}
      actions={
        <>
          {choose}
          {isRunning && can('instance:open') && (
            <Button
              variant="default"
              component="a"
              href={instance.url}
              target="_blank"
              rel="noopener"
              rightSection={<IconExternalLink size={16} aria-hidden />}
            >
              Open
            </Button>
          )}
          {can('instance:operate') && <InstanceActions instance={instance} />}
        </>
      }
    >
      {instance.status === 'FAILED' && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="The instance failed">
          {instance.statusReason ?? 'The history below tells what happened.'} Its data is kept.
        </Alert>
      )}
      {details.data?.update !== undefined && <UpdateProgress update={details.data.update} />}
      {details.data !== undefined && details.data.update === undefined && (
        <UpdateOutcome instanceId={instance.id} onOpen={(update) => show({ tab: 'updates', update })} />
      )}
      {details.data?.offered !== undefined && details.data.update === undefined && (
        <OfferedRelease instanceId={instance.id} offer={details.data.offered} />
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <InstanceDetails instance={instance} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          {isBeingMade ? (
            <Section title="Progress" h="100%">
              <CreationProgress instance={instance} />
            </Section>
          ) : (
            <ResourceCharts instanceId={instance.id} running={isRunning} />
          )}
        </Grid.Col>
      </Grid>
      <Tabs value={tab} onChange={(to) => to !== null && show({ tab: to })} keepMounted={false}>
        <Tabs.List>
          {can('instance:logs') && <Tabs.Tab value="log">Log</Tabs.Tab>}
          <Tabs.Tab value="history">History</Tabs.Tab>
          <Tabs.Tab value="updates">Updates</Tabs.Tab>
        </Tabs.List>
        {can('instance:logs') && (
          <Tabs.Panel value="log" pt="md">
            <LogViewer instanceId={instance.id} hasContainer={!isBeingMade} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="history" pt="md">
          <InstanceHistory instanceId={instance.id} />
        </Tabs.Panel>
        <Tabs.Panel value="updates" pt="md">
          <UpdateHistory instanceId={instance.id} opened={address.get('update')} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
