import { Alert, Anchor } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { versionName } from './update-text.ts';
import { useBotUpdates } from './updates.ts';

/** So long is it news that an update went well, and that one failed. */
const newsMs = { SUCCEEDED: 60 * 60_000, FAILED: 24 * 60 * 60_000 } as const;

interface UpdateOutcomeProps {
  readonly instanceId: string;
  readonly onOpen: (updateId: string) => void;
}

/** How the last update ended, for as long as somebody may not know it yet. */
export function UpdateOutcome({ instanceId, onOpen }: UpdateOutcomeProps) {
  const [openedAt] = useState(() => Date.now());
  const last = useBotUpdates(instanceId).data?.items[0];
  if (last?.finishedAt === undefined || (last.status !== 'SUCCEEDED' && last.status !== 'FAILED')) return null;
  if (openedAt - Date.parse(last.finishedAt) > newsMs[last.status]) return null;
  const receipt = (
    <Anchor component="button" type="button" inherit underline="always" onClick={() => onOpen(last.id)}>
      See what happened
    </Anchor>
  );
  return last.status === 'SUCCEEDED' ? (
    <Alert color="green" icon={<IconCircleCheck aria-hidden />} title={`Updated to ${versionName(last.after)}`}>
      The data that it had before is kept for a day. {receipt}
    </Alert>
  ) : (
    <Alert
      color="yellow"
      icon={<IconArrowBackUp aria-hidden />}
      title={`The update to ${versionName(last.after)} failed`}
    >
      The bot runs {versionName(last.before)}, with the data it had. {receipt}
    </Alert>
  );
}
