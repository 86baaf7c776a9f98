import { Alert, Button, Grid, Group, Stack, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Time } from '../../components/time.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { useNewestMembers } from '../team/members.ts';
import { useRetrySync } from '../team/retry-sync.ts';
import { summarizeSync } from '../team/sync-summary.ts';

/** Members whom the bot does not know yet, because telling it failed. Nothing to see while all is well. */
export function SyncProblems() {
  const { can } = useOrganization();
  const { data } = useNewestMembers();
  const retry = useRetrySync();
  const late = (data?.items ?? [])
    .map((member) => ({ member, sync: summarizeSync(member.sync) }))
    .filter(({ sync }) => sync.state === 'retrying');
  if (late.length === 0) return null;
  return (
    <Grid.Col span={12}>
      <Alert
        color="yellow"
        icon={<IconPlugConnectedX aria-hidden />}
        title={
          late.length === 1
            ? 'The bot does not know one change yet'
            : `The bot does not know ${late.length} changes yet`
        }
      >
        <Stack gap="xs">
          <Text fz="sm">Nothing is lost: they are told to it again, in their order, until it answers.</Text>
          {late.map(({ member, sync }) => (
            <Group key={member.id} justify="space-between" gap="sm">
              <Text fz="sm">
                <strong>{member.name}</strong>
                {sync.nextAttemptAt !== undefined && (
                  <>
                    , next at <Time value={sync.nextAttemptAt} as="exact" />
                  </>
                )}
                {sync.lastError !== undefined && `: ${sync.lastError}`}
              </Text>
              {can('provisioning:retry') && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Retry now: ${member.name}`}
                  loading={retry.isPending && retry.variables === member.id}
                  onClick={() => retry.mutate(member.id)}
                >
                  Retry now
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      </Alert>
    </Grid.Col>
  );
}
