import { Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { IconBrandDocker, IconCpu } from '@tabler/icons-react';
import { Link } from 'react-router';
import { instancesAddress, type Fleet } from './fleet.ts';
import classes from './fleet-figures.module.css';
import { Count } from '../../../components/count.tsx';

const making = ['REQUESTED', 'CREATING', 'UPDATING', 'ROLLING_BACK', 'DELETING'];

/** How many bots there are in which state, and what runs them. */
export function FleetFigures({ fleet: { counts, runtime, version } }: { fleet: Fleet }) {
  const count = (...statuses: string[]): number => statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const isDocker = runtime === 'docker';
  const busiest = making.find((status) => count(status) > 0);
  const EngineIcon = isDocker ? IconBrandDocker : IconCpu;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
      <Figure label="Running" to={instancesAddress({ status: 'RUNNING' })}>
        {count('RUNNING')}
      </Figure>
      <Figure label="Stopped" to={instancesAddress({ status: 'STOPPED' })}>
        {count('STOPPED')}
      </Figure>
      <Figure label="Being changed" to={instancesAddress(busiest === undefined ? {} : { status: busiest })}>
        {count(...making)}
      </Figure>
      <Figure label="Failed" to={instancesAddress({ status: 'FAILED' })} alarming={count('FAILED') > 0}>
        {count('FAILED')}
      </Figure>
      <Paper withBorder shadow="xs" p="md" className={classes['runtime']}>
        <Text fz="sm" c="dimmed">
          Runtime
        </Text>
        <Group gap={8} mt={4} wrap="nowrap">
          <EngineIcon size={22} stroke={1.6} aria-hidden />
          <div>
            <Text fw={650} fz="sm">
              {isDocker ? 'Docker' : 'Child processes'}
            </Text>
            <Text fz="xs" c={version === undefined ? 'var(--mantine-color-error)' : 'dimmed'}>
              {version === undefined ? 'not answering' : `version ${version}`}
            </Text>
          </div>
        </Group>
      </Paper>
    </SimpleGrid>
  );
}

interface FigureProps {
  readonly label: string;
  readonly to: string;
  readonly alarming?: boolean;
  readonly children: number;
}

function Figure({ label, to, alarming = false, children }: FigureProps) {
  return (
    <Paper component={Link} to={to} withBorder shadow="xs" p="md" className={classes['figure']}>
      <Text fz="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={700} lh={1.3} c={alarming ? 'var(--mantine-color-error)' : undefined}>
        <Count value={children} />
      </Text>
    </Paper>
  );
}
