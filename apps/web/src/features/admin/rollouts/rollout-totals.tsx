import { Box, Group, Progress, Text } from '@mantine/core';
import { Count } from '../../../components/count.tsx';
import classes from './rollout-totals.module.css';
import type { Rollout } from './rollouts.ts';

type Totals = Pick<Rollout, 'total' | 'pending' | 'running' | 'succeeded' | 'failed' | 'skipped'>;

const parts = [
  { name: 'updated', color: 'green', of: ({ succeeded }: Totals) => succeeded },
  { name: 'being updated', color: 'blue', of: ({ running }: Totals) => running },
  { name: 'failed', color: 'red', of: ({ failed }: Totals) => failed },
  { name: 'left out', color: 'gray', of: ({ skipped }: Totals) => skipped },
] as const;

/** How far a rollout is: every bot of it is in exactly one of the figures. */
export function RolloutTotals({ totals }: { totals: Totals }) {
  const { total, pending, running } = totals;
  const waiting = pending - running;
  const done = total - pending;
  return (
    <div>
      <Progress.Root size="lg" className={classes['bar']}>
        {parts.map(({ name, color, of }) => (
          <Progress.Section
            key={name}
            value={total === 0 ? 0 : (of(totals) / total) * 100}
            color={color}
            animated={name === 'being updated'}
            withAria={false}
          />
        ))}
      </Progress.Root>
      <Group gap="lg" mt="sm" role="list" aria-label="Bots by how far they are">
        {parts.map(({ name, color, of }) => (
          <Part key={name} name={name} color={color} count={of(totals)} />
        ))}
        <Part name="waiting" color="var(--moorage-line)" count={waiting} />
        <Text fz="sm" c="dimmed" ml={{ sm: 'auto' }} role="listitem">
          <Count value={done} /> of <Count value={total} one="bot" many="bots" /> done
        </Text>
      </Group>
    </div>
  );
}

function Part({ name, color, count }: { name: string; color: string; count: number }) {
  return (
    <Group gap={6} role="listitem" wrap="nowrap">
      <Box
        className={classes['dot']}
        bg={color.startsWith('var') ? color : `var(--mantine-color-${color}-filled)`}
        aria-hidden
      />
      <Text fz="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <b>
          <Count value={count} />
        </b>{' '}
        {name}
      </Text>
    </Group>
  );
}

/** The same in one line, for lists. */
export function SmallTotals({ totals }: { totals: Totals }) {
  const { total, succeeded, failed } = totals;
  if (total === 0) return '–';
  return (
    <div>
      <Text fz="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Count value={succeeded} /> of <Count value={total} /> updated
        {failed > 0 && (
          <>
            , <Count value={failed} /> failed
          </>
        )}
      </Text>
      <Progress.Root size="sm" mt={4} w={140} maw="100%" ml={{ base: 'auto', sm: 0 }}>
        {parts.map(({ name, color, of }) => (
          <Progress.Section key={name} value={(of(totals) / total) * 100} color={color} withAria={false} />
        ))}
      </Progress.Root>
    </div>
  );
}
