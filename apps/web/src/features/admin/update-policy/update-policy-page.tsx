import { Anchor, Button, Group, Radio, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { confirmAction } from '../../../components/confirmation.tsx';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { Page } from '../../../components/page.tsx';
import { Section } from '../../../components/section.tsx';
import { onceDone, showDone } from '../../../lib/notices.ts';
import { useFleetPolicy, useSetFleetMode, type FleetMode, type FleetPolicy } from './fleet-policy.ts';
import { countText } from '../../../lib/number-text.ts';
import { useFormatLocale } from '../../../lib/preferences.ts';

/** What the whole installation does with new releases. */
export function UpdatePolicyPage() {
  const { data, error, refetch } = useFleetPolicy(15_000);
  return (
    <Page
      title="Update policy"
      description="What the installation does with new releases. Organisations choose for themselves whether and when theirs come."
      actions={
        <Anchor component={Link} to="/admin/audit?action=fleet-mode.set" fz="sm" fw={600}>
          Who changed it
        </Anchor>
      }
    >
      {data === undefined ? (
        error ? (
          <FailedToLoad error={error} retry={refetch} />
        ) : (
          <Skeleton h={320} />
        )
      ) : (
        <>
          <ModeSection key={data.mode} policy={data} />
          <ChoicesSection policy={data} />
        </>
      )}
    </Page>
  );
}

const modes: readonly { mode: FleetMode; label: string; description: string; done: string }[] = [
  {
    mode: 'auto',
    label: 'Automatic',
    description: 'A rollout begins by itself for each new release, over the bots that are updated by themselves.',
    done: 'New releases roll out by themselves.',
  },
  {
    mode: 'manual',
    label: 'Manual',
    description: 'New releases are detected and pointed out. A rollout begins when a platform admin starts it.',
    done: 'Rollouts begin when a platform admin starts them.',
  },
  {
    mode: 'paused',
    label: 'Paused',
    description: 'No update of any bot begins, whoever asked for it. Those that stopped their bot already end first.',
    done: 'All updates are paused.',
  },
];

function ModeSection({ policy }: { policy: FleetPolicy }) {
  const [chosen, choose] = useState<FleetMode>(policy.mode);
  const set = useSetFleetMode();
  const done = modes.find(({ mode }) => mode === chosen)?.done ?? '';
  const save = () => onceDone(set.mutateAsync(chosen), () => showDone(done));
  const submit = () =>
    chosen === 'paused'
      ? confirmAction({
          title: 'Pause all updates?',
          consequences:
            'Nothing begins any more: no wave, no retry, no Update now. Updates that wait go on when you lift this; those that have stopped their bot already are led to their end.',
          action: 'Pause all updates',
          danger: true,
          onConfirm: save,
        })
      : save();
  return (
    <Section title="Mode" description="Every replica follows at once.">
      <Stack maw={640}>
        <Radio.Group aria-label="Mode" value={chosen} onChange={(value) => choose(value as FleetMode)}>
          <Stack gap="md">
            {modes.map(({ mode, label, description }) => (
              <Radio
                key={mode}
                value={mode}
                label={label}
                description={description}
                {...(mode === 'paused' && { color: 'red' })}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button
            loading={set.isPending}
            disabled={chosen === policy.mode}
            {...(chosen === 'paused' && { color: 'red' })}
            onClick={submit}
          >
            {submitLabel(policy.mode, chosen)}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

function submitLabel(now: FleetMode, chosen: FleetMode): string {
  if (now === chosen) return 'Save';
  if (chosen === 'paused') return 'Pause…';
  return now === 'paused' ? 'Lift the pause' : 'Save';
}

function ChoicesSection({ policy: { autoInstances, manualInstances, waitingUpdates } }: { policy: FleetPolicy }) {
  const locale = useFormatLocale();
  const figures = [
    [countText(autoInstances, 'bot', 'bots', locale), 'updated by rollouts, in an hour of its own'],
    [countText(manualInstances, 'bot', 'bots', locale), 'updated when somebody presses Update now'],
    [countText(waitingUpdates, 'update', 'updates', locale), 'asked for and not begun'],
  ] as const;
  return (
    <Section
      title="Whom it concerns"
      description={
        <>
          Organisations choose the mode and the hour on their page of updates. You choose for one in the menu of its row
          in{' '}
          <Anchor component={Link} to="/admin/organizations" inherit underline="always">
            organisations
          </Anchor>
          .
        </>
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {figures.map(([figure, text]) => (
          <div key={text}>
            <Text fz="xl" fw={650}>
              {figure}
            </Text>
            <Text fz="sm" c="dimmed">
              {text}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Section>
  );
}
