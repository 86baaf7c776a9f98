import { Group, Stack, Text, Title } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { RowOpener } from '../../../components/row-opener.tsx';
import type { Column } from '../../../components/data-table.tsx';
import { ListFilter } from '../../../components/list-filter.tsx';
import { ListFrame } from '../../../components/list-frame.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { chosenOption, filterOf } from '../../../lib/list-address.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { Elapsed } from '../../instance/elapsed.tsx';
import { durationText, updateStepName } from '../../instance/update-text.ts';
import { RolloutBotDrawer } from './rollout-bot-drawer.tsx';
import { botLook, botStatusOptions, leftOutText } from './rollout-text.ts';
import { useRolloutBots, type RolloutBot, type RolloutDetails } from './rollouts.ts';

/** Every bot of a rollout, with what is being done to it right now. */
export function RolloutBots({ rollout: { id, wave: lastWave, startedAt } }: { rollout: RolloutDetails }) {
  const list = useListAddress('bots');
  const waves = Array.from({ length: lastWave }, (_, index) => String(index + 1)).map((value) => ({
    value,
    label: `Wave ${value}`,
  }));
  const wave = chosenOption(list.address, 'wave', waves);
  const query = useRolloutBots(id, {
    ...filterOf(list.address, 'status', botStatusOptions),
    ...(wave !== undefined && { wave: Number(wave) }),
    ...list.page,
  });
  const opened = list.address.get('bot') ?? undefined;
  const open = (bot: string | undefined): void => list.keep({ bot });
  const columns: readonly Column<RolloutBot, never>[] = [
    {
      label: 'Bot',
      render: ({ instanceId, organizationName, slug }) => (
        <RowOpener title={organizationName} detail={slug} onOpen={() => open(instanceId)} />
      ),
    },
    { label: 'Wave', render: ({ wave: number }) => number ?? '–' },
    { label: 'Status', render: (bot) => <Status bot={bot} /> },
    { label: 'Tries', render: ({ attempts }) => attempts },
    { label: 'Took', render: ({ update }) => tookText(update) },
  ];
  if (startedAt === undefined) return null;
  return (
    <Stack component="section" aria-label="Bots" id="bots">
      <Title order={2}>Bots</Title>
      <ListFrame
        label="Bots"
        filters={
          <>
            <ListFilter list={list} name="status" label="Status" options={botStatusOptions} />
            {waves.length > 0 && <ListFilter list={list} name="wave" label="Wave" options={waves} />}
          </>
        }
        filterNames={['status', 'wave']}
        list={list}
        query={query}
        columns={columns}
        rowKey={({ instanceId }) => instanceId}
        empty={{ icon: IconRobot, title: 'No bots', description: 'Nobody of its selection had to be updated.' }}
      />
      <RolloutBotDrawer
        bot={query.data?.items.find(({ instanceId }) => instanceId === opened)}
        onClose={() => open(undefined)}
      />
    </Stack>
  );
}

function Status({ bot }: { bot: RolloutBot }) {
  const { status, skipReason, update } = bot;
  return (
    <div>
      <StatusBadge look={botLook(bot)} />
      {status === 'RUNNING' && update?.step !== undefined && (
        <Group gap={6} mt={4}>
          <Text fz="xs" c="dimmed">
            {updateStepName(update.step)}
          </Text>
          <Elapsed since={update.stepSince} fz="xs" />
        </Group>
      )}
      {skipReason !== undefined && (
        <Text fz="xs" c="dimmed" mt={4}>
          {leftOutText(skipReason)}
        </Text>
      )}
      {status === 'FAILED' && update?.reason !== undefined && (
        <Text fz="xs" c="dimmed" mt={4} lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
          {update.reason}
        </Text>
      )}
    </div>
  );
}

function tookText(update: RolloutBot['update']): string {
  if (update?.startedAt === undefined || update.finishedAt === undefined) return '–';
  return durationText(Date.parse(update.finishedAt) - Date.parse(update.startedAt));
}
