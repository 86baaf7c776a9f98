import { Loader, Text, Timeline } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { stepName, type Instance } from './instance-look.ts';

const stages = ['REQUESTED', 'CREATING', 'RUNNING'] as const;

const stageTexts = {
  REQUESTED: { title: 'Requested', done: 'Your organisation asked for its bot.' },
  CREATING: { title: 'Creating', done: 'Container, network and volumes are there.' },
  RUNNING: { title: 'Running', done: 'The bot answers and knows its members.' },
} as const;

/** REQUESTED → CREATING → RUNNING, as it happens. */
export function CreationProgress({ instance }: { instance: Instance }) {
  const failed = instance.status === 'FAILED';
  const at = failed
    ? 1
    : Math.max(
        stages.findIndex((stage) => stage === instance.status),
        0,
      );
  const finished = instance.status === 'RUNNING';
  return (
    <Timeline active={at} bulletSize={24} lineWidth={2} color={failed ? 'red' : undefined} aria-live="polite">
      {stages.map((stage, index) => {
        const isDone = index < at || finished;
        const isCurrent = index === at && !finished;
        return (
          <Timeline.Item key={stage} title={stageTexts[stage].title} bullet={bulletOf(isDone, isCurrent, failed)}>
            <Text fz="sm" c="dimmed">
              {isDone && stageTexts[stage].done}
              {isCurrent && failed && (instance.statusReason ?? 'It could not be made.')}
              {isCurrent &&
                !failed &&
                `${instance.step === undefined ? 'Waiting for its turn' : stepName(instance.step)}…`}
            </Text>
            {isCurrent && !failed && instance.statusReason !== undefined && (
              <Text fz="sm" mt={2}>
                {instance.statusReason}
              </Text>
            )}
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}

function bulletOf(isDone: boolean, isCurrent: boolean, failed: boolean): ReactNode {
  if (isDone) return <IconCheck size={14} aria-hidden />;
  if (!isCurrent) return undefined;
  return failed ? <IconX size={14} aria-hidden /> : <Loader size={13} color="currentColor" aria-hidden />;
}
