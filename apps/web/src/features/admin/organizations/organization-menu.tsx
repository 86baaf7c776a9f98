import { Menu } from '@mantine/core';
import { openModal } from '@mantine/modals';
import { IconArmchair, IconLock, IconLockOpen, IconRefresh } from '@tabler/icons-react';
import { RowMenu } from '../../../components/row-menu.tsx';
import { showDone } from '../../../lib/notices.ts';
import { useAdminReconcile } from './admin-reconcile.ts';
import { useOrganizationChanges, type AdminOrganization } from './organizations.ts';
import { SeatsForm } from './seats-form.tsx';
import { SuspendForm } from './suspend-form.tsx';

export function OrganizationMenu({ organization }: { organization: AdminOrganization }) {
  const { reactivate } = useOrganizationChanges();
  const reconcile = useAdminReconcile();
  const { id, name, status } = organization;
  return (
    <RowMenu of={name}>
      <Menu.Item
        leftSection={<IconArmchair size={16} aria-hidden />}
        onClick={() => openModal({ title: `Seats of ${name}`, children: <SeatsForm organization={organization} /> })}
      >
        Change seats…
      </Menu.Item>
      <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => reconcile.mutate(id)}>
        Compare its bot with the team
      </Menu.Item>
      <Menu.Divider />
      {status === 'ACTIVE' && (
        <Menu.Item
          color="red"
          leftSection={<IconLock size={16} aria-hidden />}
          onClick={() =>
            openModal({ title: `Suspend ${name}?`, children: <SuspendForm organization={organization} /> })
          }
        >
          Suspend…
        </Menu.Item>
      )}
      {status !== 'ACTIVE' && status !== 'DEACTIVATED' && (
        <Menu.Item
          leftSection={<IconLockOpen size={16} aria-hidden />}
          onClick={() => reactivate.mutate(id, { onSuccess: () => showDone(`${name} is active.`) })}
        >
          {status === 'SUSPENDED' ? 'Reactivate' : 'Verify'}
        </Menu.Item>
      )}
    </RowMenu>
  );
}
