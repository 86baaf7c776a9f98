import { Accordion, Group, Skeleton, Text } from '@mantine/core';
import { IconRefreshDot } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Section } from '../../components/section.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { UpdateReceipt } from './update-receipt.tsx';
import { updateLook, versionName } from './update-text.ts';
import { useBotUpdates } from './updates.ts';

interface UpdateHistoryProps {
  readonly instanceId: string;
  /** The update whose receipt is shown from the start. */
  readonly opened: string | null;
}

/** The bot's updates, latest first, each with its receipt. */
export function UpdateHistory({ instanceId, opened }: UpdateHistoryProps) {
  const { data, error, refetch } = useBotUpdates(instanceId);
  const section = useRef<HTMLDivElement>(null);
  // Whoever asked for one is led to it: it stands below what they see.
  useEffect(() => {
    if (opened !== null) section.current?.scrollIntoView({ block: 'start' });
  }, [opened]);
  return (
    <Section title="Updates" ref={section} style={{ scrollMarginTop: 74 }}>
      {error && !data && <FailedToLoad error={error} retry={refetch} />}
      {!error && data === undefined && <Skeleton h={120} />}
      {data?.items.length === 0 && (
        <NothingHere
          icon={IconRefreshDot}
          title="No updates yet"
          description="When there is a new version, it is offered above. What became of each update is kept here."
        />
      )}
      {data !== undefined && data.items.length > 0 && (
        <Accordion variant="separated" order={3} defaultValue={opened} key={opened}>
          {data.items.map((update) => (
            <Accordion.Item key={update.id} value={update.id}>
              <Accordion.Control>
                <Group gap="sm">
                  <StatusBadge look={updateLook(update.status)} />
                  <Text fz="sm" fw={500}>
                    {versionName(update.before)} → {versionName(update.after)}
                  </Text>
                  <Text fz="sm" c="dimmed">
                    <Time value={update.createdAt} /> {update.actor === undefined ? '' : `by ${update.actor}`}
                  </Text>
                </Group>
              </Accordion.Control>
              <Accordion.Panel>
                <UpdateReceipt instanceId={instanceId} update={update} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
    </Section>
  );
}
