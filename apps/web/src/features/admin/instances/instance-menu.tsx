import { Menu } from '@mantine/core';
import {
  IconExternalLink,
  IconFileText,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
  IconRotateClockwise,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { confirmAction } from '../../../components/confirmation.tsx';
import { RowMenu } from '../../../components/row-menu.tsx';
import { possibleActions, type InstanceAction } from '../../instance/instance-look.ts';
import { useAdminInstanceAction, type AdminInstance } from './all-instances.ts';

const items: readonly { action: InstanceAction; label: string; icon: typeof IconRefresh }[] = [
  { action: 'retry', label: 'Try again', icon: IconRotateClockwise },
  { action: 'start', label: 'Start', icon: IconPlayerPlay },
  { action: 'restart', label: 'Restart…', icon: IconRefresh },
  { action: 'stop', label: 'Stop…', icon: IconPlayerStop },
];

export function InstanceMenu({ instance }: { instance: AdminInstance }) {
  const run = useAdminInstanceAction();
  const { id, host, url, orgSlug } = instance;
  const possible = possibleActions(instance);
  const begin = (action: InstanceAction): void => {
    if (action === 'start' || action === 'retry') {
      run.mutate({ id, action });
      return;
    }
    confirmAction({
      title: action === 'stop' ? `Stop ${host}?` : `Restart ${host}?`,
      consequences: 'Everybody who uses it is cut off. Its data stays.',
      action: action === 'stop' ? 'Stop' : 'Restart',
      danger: action === 'stop',
      onConfirm: () => run.mutate({ id, action }),
    });
  };
  return (
    <RowMenu of={host}>
      <Menu.Item
        component="a"
        href={url}
        target="_blank"
        rel="noopener"
        leftSection={<IconExternalLink size={16} aria-hidden />}
      >
        Open the bot
      </Menu.Item>
      <Menu.Item component={Link} to={`/orgs/${orgSlug}/instance`} leftSection={<IconFileText size={16} aria-hidden />}>
        Details, log and history
      </Menu.Item>
      {possible.length > 0 && <Menu.Divider />}
      {items
        .filter(({ action }) => possible.includes(action))
        .map(({ action, label, icon: ActionIcon }) => (
          <Menu.Item key={action} leftSection={<ActionIcon size={16} aria-hidden />} onClick={() => begin(action)}>
            {label}
          </Menu.Item>
        ))}
    </RowMenu>
  );
}
