import { Accordion, Button, Code, DataList, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRefreshDot } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Section } from '../../components/section.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { durationText, updateLook, updateStepName, versionName, type BotUpdate } from './update-text.ts';
import { useBotUpdates, useUpdateEvidence } from './updates.ts';

/** The bot's updates, latest first, each with its receipt. */
export function UpdateHistory({ instanceId }: { instanceId: string }) {
  const { data, error, refetch } = useBotUpdates(instanceId);
  return (
    <Section title="Updates">
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
        <Accordion variant="separated" order={3}>
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
                <Receipt instanceId={instanceId} update={update} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
    </Section>
  );
}

function Receipt({ instanceId, update }: { instanceId: string; update: BotUpdate }) {
  const { can } = useOrganization();
  const { before, after, reason, steps, hasEvidence, wasRunning, strategy } = update;
  return (
    <Stack gap="md">
      {reason !== undefined && <Text fz="sm">{reason}</Text>}
      <DataList labelWidth="140px">
        <Line label="Digest before">{before.digest}</Line>
        <Line label="Digest wanted">{after.digest}</Line>
        {before.volumeHash !== undefined && <Line label="Data before">{before.volumeHash}</Line>}
        {after.volumeHash !== undefined && <Line label="Data brought back">{after.volumeHash}</Line>}
        <Line label="Strategy">{wasRunning ? strategy : `${strategy}, of a stopped bot`}</Line>
        {steps.map(({ step, milliseconds }, index) => (
          <Line key={index} label={durationText(milliseconds)}>
            {updateStepName(step)}
          </Line>
        ))}
      </DataList>
      {hasEvidence && can('instance:logs') && <Evidence instanceId={instanceId} updateId={update.id} />}
    </Stack>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}

function Evidence({ instanceId, updateId }: { instanceId: string; updateId: string }) {
  const [shown, { open }] = useDisclosure();
  return shown ? (
    <ShownEvidence instanceId={instanceId} updateId={updateId} />
  ) : (
    <Group>
      <Button variant="default" onClick={open}>
        Show what the bot said
      </Button>
    </Group>
  );
}

function ShownEvidence({ instanceId, updateId }: { instanceId: string; updateId: string }) {
  const { data, error, refetch } = useUpdateEvidence(instanceId, updateId);
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <Skeleton h={120} />;
  const { healthStatus, healthBody, logs } = data;
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={500}>
        {healthStatus === undefined ? 'It gave no answer.' : `It answered with ${healthStatus}:`}
      </Text>
      {healthBody !== undefined && healthBody !== '' && <Words>{healthBody}</Words>}
      <Text fz="sm" fw={500}>
        {logs.length === 0 ? 'It wrote nothing into its log.' : 'The last lines of its log:'}
      </Text>
      {logs.length > 0 && <Words>{logs.join('\n')}</Words>}
    </Stack>
  );
}

/** A long text that can be scrolled with the keyboard too. */
function Words({ children }: { children: string }) {
  return (
    <Code block mah={320} tabIndex={0} style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {children}
    </Code>
  );
}
