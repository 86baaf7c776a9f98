import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Section } from '../../../components/section.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { releaseName, rolloutLook, selectionText } from '../rollouts/rollout-text.ts';
import { RolloutTotals } from '../rollouts/rollout-totals.tsx';
import { useOpenRollouts } from '../rollouts/rollouts.ts';

/** The rollouts that move now; nothing where none does. */
export function RunningRollouts() {
  const open = useOpenRollouts();
  if (open.length === 0) return null;
  return (
    <Section
      title={open.length === 1 ? 'A rollout is under way' : `${open.length} rollouts are under way`}
      actions={
        <Anchor component={Link} to="/admin/rollouts" fz="sm" fw={600}>
          All rollouts
        </Anchor>
      }
    >
      <Stack gap="lg">
        {open.map((rollout) => (
          <div key={rollout.id}>
            <Group gap="xs" mb="xs">
              <Anchor component={Link} to={`/admin/rollouts/${rollout.id}`} fz="sm" fw={600}>
                {releaseName(rollout.release)}
              </Anchor>
              <Text fz="sm" c="dimmed">
                to {selectionText(rollout.selection)}
              </Text>
              <StatusBadge look={rolloutLook(rollout)} />
            </Group>
            <RolloutTotals totals={rollout} />
          </div>
        ))}
      </Stack>
    </Section>
  );
}
