import { Group, Text } from '@mantine/core';
import { StatusBadge, type StatusLook } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import type { Member } from './members.ts';
import { summarizeSync, type SyncSummary } from './sync-summary.ts';

const looks: Readonly<Record<SyncSummary['state'], StatusLook>> = {
  pending: { label: 'provisioning…', color: 'blue', busy: true },
  synced: { label: 'synced', color: 'green' },
  retrying: { label: 'retrying', color: 'yellow', busy: true },
  none: { label: 'no bot yet', color: 'gray' },
};

/** Whether the bot knows the member as they are now. */
export function SyncBadge({ member }: { member: Pick<Member, 'sync'> }) {
  const sync = summarizeSync(member.sync);
  return (
    <Group gap={6} wrap="nowrap">
      <StatusBadge look={looks[sync.state]} explanation={sync.lastError} data-testid="sync-state" />
      {sync.nextAttemptAt !== undefined && (
        <Text fz="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          next at <Time value={sync.nextAttemptAt} as="clock" />
        </Text>
      )}
    </Group>
  );
}
