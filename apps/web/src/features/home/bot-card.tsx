import { Alert, Anchor, Badge, Button, Group, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconExternalLink, IconInfoCircle, IconRobot } from '@tabler/icons-react';
import { Link } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { Section } from '../../components/section.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { CreationProgress } from '../instance/creation-progress.tsx';
import { instanceLook, type Instance } from '../instance/instance-look.ts';
import { useInstances } from '../instance/instances.ts';
import { useOrganization } from '../organizations/organization-context.ts';

/** The way to the bot; while there is none yet, how far its making is. */
export function BotCard() {
  const { organization } = useOrganization();
  const { data, error, refetch } = useInstances();
  const instance = data?.items[0];
  return (
    <Section
      title="Your bot"
      h="100%"
      actions={instance && <StatusBadge look={instanceLook(instance.status)} size="lg" data-testid="instance-status" />}
    >
      {error && !data && <FailedToLoad error={error} retry={refetch} />}
      {!error && data === undefined && <Skeleton h={96} />}
      {data !== undefined && instance === undefined && (
        <Text c="dimmed">
          {organization.status === 'PENDING_VERIFICATION'
            ? 'The bot is made once the organisation is verified.'
            : 'The bot is on its way. This page shows it as soon as it is asked for.'}
        </Text>
      )}
      {instance !== undefined && <Berth instance={instance} />}
    </Section>
  );
}

function Berth({ instance }: { instance: Instance }) {
  const { organization, slug, can } = useOrganization();
  const isBeingMade = instance.status === 'REQUESTED' || instance.status === 'CREATING';
  const hasNeverRun = instance.status === 'FAILED' && instance.version === undefined;
  return (
    <Stack gap="lg">
      <Group wrap="nowrap" gap="md">
        <ThemeIcon size={52} radius="lg" variant="light" visibleFrom="xs">
          <IconRobot size={30} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <div style={{ minWidth: 0 }}>
          <Text fw={650} fz="lg" style={{ overflowWrap: 'anywhere' }}>
            {instance.host}
          </Text>
          <Text c="dimmed" fz="sm">
            {instance.version === undefined ? 'Its own container, its own data' : `Version ${instance.version}`}
          </Text>
        </div>
      </Group>
      {(isBeingMade || hasNeverRun) && <CreationProgress instance={instance} />}
      {!isBeingMade && !hasNeverRun && instance.status !== 'RUNNING' && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />}>
          {instance.statusReason ?? closedText(instance)}
        </Alert>
      )}
      <Group gap="md">
        {can('instance:open') && (
          <OpenBot
            url={organization.botUrl}
            name={organization.name}
            ready={instance.status === 'RUNNING' && organization.status === 'ACTIVE'}
          />
        )}
        <Anchor component={Link} to={`/orgs/${slug}/instance`} fz="sm" fw={600}>
          Status and details
        </Anchor>
        {instance.updateAvailable && (
          <Badge component={Link} to={`/orgs/${slug}/instance`} style={{ cursor: 'pointer' }}>
            Update available
          </Badge>
        )}
      </Group>
    </Stack>
  );
}

function OpenBot({ url, name, ready }: { url: string; name: string; ready: boolean }) {
  const look = { size: 'md', rightSection: <IconExternalLink size={17} aria-hidden /> } as const;
  if (!ready) {
    return (
      <Button {...look} disabled>
        Open
      </Button>
    );
  }
  return (
    <Button
      {...look}
      component="a"
      href={url}
      target="_blank"
      rel="noopener"
      aria-label={`Open the bot of ${name} in a new tab`}
    >
      Open
    </Button>
  );
}

function closedText({ status }: Instance): string {
  switch (status) {
    case 'STOPPED':
      return 'The bot is stopped: nobody can open it until it is started.';
    case 'FAILED':
      return 'The bot failed. Its data is kept; an admin can try again.';
    default:
      return 'The bot is being changed. It opens again by itself.';
  }
}
