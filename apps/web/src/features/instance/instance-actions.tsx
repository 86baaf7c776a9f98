import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconRefresh, IconRotateClockwise } from '@tabler/icons-react';
import { confirmAction } from '../../components/confirmation.tsx';
import { useInstanceAction } from './instance-action.ts';
import { possibleActions, type Instance, type InstanceAction } from './instance-look.ts';

const buttons: readonly { action: InstanceAction; label: string; icon: typeof IconRefresh }[] = [
  { action: 'retry', label: 'Try again', icon: IconRotateClockwise },
  { action: 'start', label: 'Start', icon: IconPlayerPlay },
  { action: 'restart', label: 'Restart', icon: IconRefresh },
  { action: 'stop', label: 'Stop', icon: IconPlayerStop },
];

const questions = {
  restart: {
    title: 'Restart the bot?',
    consequences: 'It is away for a few seconds. People who use it just now wait that long; its data stays.',
    action: 'Restart',
  },
  stop: {
    title: 'Stop the bot?',
    consequences:
      'Nobody can open it until it is started again, and everybody who has it open is cut off. Its data stays.',
    action: 'Stop',
    danger: true,
  },
} as const;

/** Those of start, stop, restart and retry that make sense now. */
export function InstanceActions({ instance }: { instance: Instance }) {
  const run = useInstanceAction(instance.id);
  const possible = possibleActions(instance);
  const begin = (action: InstanceAction): void => {
    if (action === 'restart' || action === 'stop')
      confirmAction({ ...questions[action], onConfirm: () => run.mutate(action) });
    else run.mutate(action);
  };
  return buttons
    .filter(({ action }) => possible.includes(action))
    .map(({ action, label, icon: ActionIcon }) => (
      <Button
        key={action}
        variant={action === 'start' || action === 'retry' ? 'filled' : 'default'}
        leftSection={<ActionIcon size={17} aria-hidden />}
        loading={run.isPending && run.variables === action}
        onClick={() => begin(action)}
      >
        {label}
      </Button>
    ));
}
