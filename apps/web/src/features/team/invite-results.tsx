import type { ResponseOf } from '@moorage/api-client';
import { Button, Group, List, ScrollArea, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconCopyOff, IconRefresh, IconX } from '@tabler/icons-react';

type InviteResult = ResponseOf<'/api/invitations', 'post'>['results'][number];

const outcomes = {
  invited: { color: 'green', icon: IconCheck, text: 'invited' },
  refreshed: { color: 'blue', icon: IconRefresh, text: 'invited anew; the earlier link is dead' },
  repeated: { color: 'gray', icon: IconCopyOff, text: 'named twice; one invitation is enough' },
  failed: { color: 'red', icon: IconX, text: 'not invited' },
} as const;

interface InviteResultsProps {
  readonly results: readonly InviteResult[];
  readonly onMore: () => void;
  readonly onDone: () => void;
  readonly doneLabel: string;
}

export function InviteResults({ results, onMore, onDone, doneLabel }: InviteResultsProps) {
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  const sent = results.filter(({ outcome }) => outcome === 'invited' || outcome === 'refreshed').length;
  return (
    <Stack>
      <Text fw={600} role="status">
        {sent === 1 ? '1 invitation is' : `${sent} invitations are`} on the way{failed > 0 && `, ${failed} failed`}.
      </Text>
      <ScrollArea.Autosize
        mah={320}
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Results' }}
      >
        <List spacing="sm" center>
          {results.map(({ email, outcome, detail }, index) => {
            const { color, icon: OutcomeIcon, text } = outcomes[outcome];
            return (
              <List.Item
                key={index}
                icon={
                  <ThemeIcon size={22} radius="xl" color={color} variant="light">
                    <OutcomeIcon size={14} aria-hidden />
                  </ThemeIcon>
                }
              >
                <Text fz="sm" fw={600} component="span">
                  {email}
                </Text>
                <Text fz="sm" c="dimmed" component="span">
                  {' '}
                  {text}
                  {detail !== undefined && `: ${detail}`}
                </Text>
              </List.Item>
            );
          })}
        </List>
      </ScrollArea.Autosize>
      <Group justify="flex-end">
        <Button variant="default" onClick={onMore}>
          Invite more
        </Button>
        <Button onClick={() => onDone()}>{doneLabel}</Button>
      </Group>
    </Stack>
  );
}
