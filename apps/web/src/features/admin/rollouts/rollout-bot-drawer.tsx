import { Alert, Anchor, Drawer, Group, Loader, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Elapsed } from '../../instance/elapsed.tsx';
import { StepTimes } from '../../instance/step-times.tsx';
import { UpdateEvidence } from '../../instance/update-evidence.tsx';
import { updateStepName } from '../../instance/update-text.ts';
import { botLook, leftOutText } from './rollout-text.ts';
import type { RolloutBot } from './rollouts.ts';

/** One bot of a rollout: what is done to it, how long each step took, and what it failed by. */
export function RolloutBotDrawer({ bot, onClose }: { bot: RolloutBot | undefined; onClose: () => void }) {
  return (
    <Drawer opened={bot !== undefined} onClose={onClose} title={bot?.organizationName}>
      {bot !== undefined && <Details bot={bot} />}
    </Drawer>
  );
}

function Details({ bot }: { bot: RolloutBot }) {
  const { slug, attempts, wave, status, skipReason, update } = bot;
  return (
    <Stack>
      <Group gap="sm">
        <StatusBadge look={botLook(bot)} />
        <Text fz="sm" c="dimmed">
          {[wave !== undefined && `wave ${wave}`, attempts > 1 && `${attempts} tries`].filter(Boolean).join(', ')}
        </Text>
        <Anchor component={Link} to={`/orgs/${slug}/instance`} fz="sm" ml="auto">
          Its page
        </Anchor>
      </Group>
      {skipReason !== undefined && (
        <Alert color="gray" icon={<IconInfoCircle aria-hidden />}>
          Left out: {leftOutText(skipReason)}.
        </Alert>
      )}
      {update === undefined ? (
        skipReason === undefined && (
          <Text fz="sm" c="dimmed">
            Its turn has not come yet.
          </Text>
        )
      ) : (
        <>
          {update.reason !== undefined && (
            <Alert color={status === 'FAILED' ? 'red' : 'gray'} icon={<IconInfoCircle aria-hidden />}>
              {update.reason}
            </Alert>
          )}
          {update.step !== undefined && (
            <Group gap="xs">
              <Loader size={14} aria-hidden />
              <Text fz="sm">{updateStepName(update.step)}</Text>
              <Elapsed since={update.stepSince} />
            </Group>
          )}
          <StepTimes steps={update.steps} sum={update.step === undefined ? 'All of it' : 'So far'} />
          {update.evidence !== undefined && <UpdateEvidence evidence={update.evidence} />}
        </>
      )}
    </Stack>
  );
}
