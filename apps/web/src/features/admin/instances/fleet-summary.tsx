import { Group, Paper, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { IconBrandDocker, IconCpu } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFleet } from './fleet.ts';

const making = ['REQUESTED', 'CREATING', 'UPDATING', 'ROLLING_BACK', 'DELETING'];

export function FleetSummary() {
  const { data } = useFleet();
  if (data === undefined) return <Skeleton h={84} radius="lg" />;
  const count = (...statuses: string[]): number =>
    statuses.reduce((sum, status) => sum + (data.counts[status] ?? 0), 0);
  const isDocker = data.runtime === 'docker';
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      <Figure label="Running">{count('RUNNING')}</Figure>
      <Figure label="Being changed">{count(...making)}</Figure>
      <Figure label="Failed" alarming={count('FAILED') > 0}>
        {count('FAILED')}
      </Figure>
      <Paper withBorder shadow="xs" p="md">
        <Text fz="sm" c="dimmed">
          Runtime
        </Text>
        <Group gap={8} mt={4} wrap="nowrap">
          {isDocker ? (
            <IconBrandDocker size={22} stroke={1.6} aria-hidden />
          ) : (
            <IconCpu size={22} stroke={1.6} aria-hidden />
          )}
          <div>
            <Text fw={650}>{isDocker ? 'Docker' : 'Child processes'}</Text>
            <Text fz="xs" c="dimmed">
              {data.version === undefined ? 'not answering' : `version ${data.version}`}
            </Text>
          </div>
        </Group>
      </Paper>
    </SimpleGrid>
  );
}

function Figure({ label, alarming = false, children }: { label: string; alarming?: boolean; children: ReactNode }) {
  return (
    <Paper withBorder shadow="xs" p="md">
      <Text fz="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={700} lh={1.3} c={alarming ? 'var(--mantine-color-error)' : undefined}>
        {children}
      </Text>
    </Paper>
  );
}
