import { List, Text } from '@mantine/core';
import { leftOutText } from './rollout-text.ts';
import type { Rollout } from './rollouts.ts';
import { Count } from '../../../components/count.tsx';

/** Who is no part of a rollout, and why; nothing where all are. */
export function LeftOut({ leftOut }: { leftOut: Rollout['leftOut'] }) {
  if (leftOut.length === 0) return null;
  return (
    <div>
      <Text fz="sm" fw={500}>
        No part of it
      </Text>
      <List fz="sm" c="dimmed" mt={4}>
        {leftOut.map(({ reason, count }) => (
          <List.Item key={reason}>
            <Count value={count} one="bot" many="bots" />: {leftOutText(reason)}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
