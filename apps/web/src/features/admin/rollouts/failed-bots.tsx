import { Accordion, Anchor, Box, Group, Skeleton, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { Section } from '../../../components/section.tsx';
import { StepTimes } from '../../instance/step-times.tsx';
import { UpdateEvidence } from '../../instance/update-evidence.tsx';
import { useFailedBots, type RolloutBot, type RolloutDetails } from './rollouts.ts';

const shown = 10;

/** The bots that were given up, each with what condemned the release on it. */
export function FailedBots({ rollout: { id, failed } }: { rollout: RolloutDetails }) {
  const { data, error, refetch } = useFailedBots(id, shown);
  return (
    <Section
      title={failed === 1 ? '1 bot failed' : `${failed} bots failed`}
      description="Each of them runs what it ran before, with the data it had, unless it says otherwise."
      actions={
        failed > shown && (
          <Anchor component={Link} to="?status=FAILED#bots" fz="sm" fw={600}>
            All {failed}
          </Anchor>
        )
      }
    >
      {error && !data && <FailedToLoad error={error} retry={refetch} />}
      {!error && data === undefined && <Skeleton h={80} />}
      <Accordion variant="separated" order={3}>
        {data?.items.map((bot) => (
          <FailedBot key={bot.instanceId} bot={bot} />
        ))}
      </Accordion>
    </Section>
  );
}

function FailedBot({ bot: { instanceId, organizationName, attempts, update } }: { bot: RolloutBot }) {
  return (
    <Accordion.Item value={instanceId}>
      <Accordion.Control>
        <Group gap="sm">
          <Text fz="sm" fw={600}>
            {organizationName}
          </Text>
          <Text fz="sm" c="dimmed" flex="1 1 200px" style={{ overflowWrap: 'anywhere' }}>
            {update?.reason ?? 'Nobody knows why.'} {attempts > 1 && `(${attempts} tries)`}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        {update !== undefined && (
          <Stack>
            {update.evidence !== undefined && <UpdateEvidence evidence={update.evidence} />}
            <Box maw={560}>
              <StepTimes steps={update.steps} />
            </Box>
          </Stack>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  );
}
