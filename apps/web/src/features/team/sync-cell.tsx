import { Button, Group } from '@mantine/core';
import { useOrganization } from '../organizations/organization-context.ts';
import type { Member } from './members.ts';
import { useRetrySync } from './retry-sync.ts';
import { SyncBadge } from './sync-badge.tsx';
import { summarizeSync } from './sync-summary.ts';

/** Whether the bot knows the member; where telling it failed, a way not to wait for the next try. */
export function SyncCell({ member }: { member: Member }) {
  const { can } = useOrganization();
  const retry = useRetrySync();
  const offersRetry = can('provisioning:retry') && summarizeSync(member.sync).state === 'retrying';
  return (
    <Group gap={6}>
      <SyncBadge member={member} />
      {offersRetry && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Retry now: ${member.name}`}
          loading={retry.isPending}
          onClick={() => retry.mutate(member.id)}
        >
          Retry now
        </Button>
      )}
    </Group>
  );
}
