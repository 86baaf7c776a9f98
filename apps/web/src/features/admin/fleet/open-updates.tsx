import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Section } from '../../../components/section.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { updateLook } from '../../instance/update-text.ts';
import { instancesAddress, type Fleet } from './fleet.ts';

const statuses = ['PENDING', 'UPDATING', 'ROLLING_BACK', 'ROLLBACK_FAILED'] as const;

/** The status that an instance has during it; while an update waits for its turn, its instance has any. */
const instanceStatusOf = { UPDATING: 'UPDATING', ROLLING_BACK: 'ROLLING_BACK', ROLLBACK_FAILED: 'FAILED' } as const;

/** Updates of single bots that aren't over. */
export function OpenUpdates({ fleet: { openUpdates } }: { fleet: Fleet }) {
  const open = statuses.filter((status) => openUpdates[status] > 0);
  return (
    <Section title="Updates under way" h="100%">
      {open.length === 0 ? (
        <Text fz="sm" c="dimmed">
          None. They show up here while they run, whoever began them.
        </Text>
      ) : (
        <Stack gap="sm">
          {open.map((status) => (
            <Group key={status} justify="space-between">
              <StatusBadge look={updateLook(status)} />
              {status === 'PENDING' ? (
                <Text fz="sm">{openUpdates[status]}</Text>
              ) : (
                <Anchor component={Link} to={instancesAddress({ status: instanceStatusOf[status] })} fz="sm" fw={600}>
                  {openUpdates[status]}
                </Anchor>
              )}
            </Group>
          ))}
        </Stack>
      )}
    </Section>
  );
}
