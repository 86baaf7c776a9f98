import { Anchor, Badge, Box, Group, Progress, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Section } from '../../../components/section.tsx';
import { Time } from '../../../components/time.tsx';
import { durationText } from '../../instance/update-text.ts';
import type { RolloutDetails } from './rollouts.ts';
import { Count } from '../../../components/count.tsx';

type Wave = RolloutDetails['waves'][number];

/** The waves so far, the last one first. */
export function RolloutWaves({ rollout: { waves, status } }: { rollout: RolloutDetails }) {
  const isOver = status === 'FINISHED' || status === 'ABORTED';
  return (
    <Section title="Waves" h="100%">
      {waves.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {isOver ? 'There was none.' : 'None has begun yet.'}
        </Text>
      ) : (
        <Box mah={360} style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label="Waves, the last one first">
          <Stack gap="md" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
            {waves.toReversed().map((wave) => (
              <WaveRow key={wave.number} wave={wave} />
            ))}
          </Stack>
        </Box>
      )}
    </Section>
  );
}

function WaveRow({ wave: { number, size, succeeded, failed, skipped, startedAt, finishedAt } }: { wave: Wave }) {
  const open = size - succeeded - failed - skipped;
  const share = (count: number): number => (size === 0 ? 0 : (count / size) * 100);
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Anchor component={Link} to={`?wave=${number}#bots`} fz="sm" fw={600}>
            Wave {number}
          </Anchor>
          {finishedAt === undefined && <Badge color="blue">Under way</Badge>}
          {failed > 0 && (
            <Badge color="red">
              <Count value={failed} /> failed
            </Badge>
          )}
          {skipped > 0 && (
            <Badge color="gray">
              <Count value={skipped} /> left out
            </Badge>
          )}
        </Group>
        <Text fz="xs" c="dimmed">
          <Time value={startedAt} />
          {finishedAt !== undefined && `, took ${durationText(Date.parse(finishedAt) - Date.parse(startedAt))}`}
        </Text>
      </Group>
      <Progress.Root size="sm" mt={6}>
        <Progress.Section value={share(succeeded)} color="green" withAria={false} />
        <Progress.Section value={share(failed)} color="red" withAria={false} />
        <Progress.Section value={share(skipped)} color="gray" withAria={false} />
      </Progress.Root>
      <Text fz="xs" c="dimmed" mt={4}>
        <Count value={succeeded} /> of <Count value={size} one="bot" many="bots" /> updated
        {open > 0 && (
          <>
            , <Count value={open} /> to go
          </>
        )}
      </Text>
    </li>
  );
}
