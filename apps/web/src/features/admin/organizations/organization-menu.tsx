import { Menu } from '@mantine/core';
import { openModal } from '@mantine/modals';
import {
  IconArmchair,
  IconCertificate,
  IconCircleCheck,
  IconCircleX,
  IconHierarchy,
  IconPackage,
  IconLock,
  IconLockOpen,
  IconRefresh,
  IconRestore,
  IconTrash,
} from '@tabler/icons-react';
import { askReason } from '../../../components/reason-form.tsx';
import { RowMenu } from '../../../components/row-menu.tsx';
import { confirmByName } from '../../../components/typed-confirmation.tsx';
import { onceDone, showDone } from '../../../lib/notices.ts';
import { useAdminReconcile } from './admin-reconcile.ts';
import { useOrganizationChanges, type AdminOrganization } from './organizations.ts';
import { CapabilitiesForm } from './capabilities-form.tsx';
import { ParentForm } from './parent-form.tsx';
import { SeatsForm } from './seats-form.tsx';
import { SuspendForm } from './suspend-form.tsx';
import { UpdatePolicyForm } from './update-policy-form.tsx';

export function OrganizationMenu({ organization }: { organization: AdminOrganization }) {
  const { approve, reject, deactivate, reactivate, restore } = useOrganizationChanges();
  const reconcile = useAdminReconcile();
  const { id, name, status, rejectedAt } = organization;
  return (
    <RowMenu of={name}>
      <Menu.Item
        leftSection={<IconArmchair size={16} aria-hidden />}
        onClick={() => openModal({ title: `Seats of ${name}`, children: <SeatsForm organization={organization} /> })}
      >
        Change seats…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCertificate size={16} aria-hidden />}
        onClick={() =>
          openModal({
            title: `Capabilities of ${name}`,
            children: <CapabilitiesForm organization={organization} />,
          })
        }
      >
        Change capabilities…
      </Menu.Item>
      <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => reconcile.mutate(id)}>
        Compare its bot with the team
      </Menu.Item>
      <Menu.Item
        leftSection={<IconHierarchy size={16} aria-hidden />}
        onClick={() => openModal({ title: `Group of ${name}`, children: <ParentForm organization={organization} /> })}
      >
        Change its group…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPackage size={16} aria-hidden />}
        onClick={() =>
          openModal({ title: `Updates of ${name}`, children: <UpdatePolicyForm organization={organization} /> })
        }
      >
        Change its update policy…
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
      {status === 'SUSPENDED' && (
        <Menu.Item
          leftSection={<IconLockOpen size={16} aria-hidden />}
          onClick={() => onceDone(reactivate.mutateAsync(id), () => showDone(`${name} is active.`))}
        >
          Reactivate
        </Menu.Item>
      )}
      {status === 'PENDING_VERIFICATION' && (
        <Menu.Item
          leftSection={<IconCircleCheck size={16} aria-hidden />}
          onClick={() =>
            onceDone(approve.mutateAsync(id), () => showDone(`${name} is active, and its bot is being made.`))
          }
        >
          Approve
        </Menu.Item>
      )}
      {status === 'PENDING_VERIFICATION' && rejectedAt === undefined && (
        <Menu.Item
          color="red"
          leftSection={<IconCircleX size={16} aria-hidden />}
          onClick={() =>
            askReason({
              title: `Reject ${name}?`,
              consequences: 'It stays as it is, without a bot. Its owner may put right what you name, and ask again.',
              readBy: 'Its owner reads it.',
              missing: 'Its owner will read why: say it.',
              action: 'Reject',
              onConfirm: (reason) => reject.mutateAsync({ id, reason }),
              onDone: () => showDone(`${name} is rejected. Its owner was told why.`),
            })
          }
        >
          Reject…
        </Menu.Item>
      )}
      {status === 'DEACTIVATED' ? (
        <Menu.Item
          leftSection={<IconRestore size={16} aria-hidden />}
          onClick={() => onceDone(restore.mutateAsync(id), () => showDone(`${name} is back.`))}
        >
          Undo the deactivation
        </Menu.Item>
      ) : (
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() =>
            confirmByName({
              title: `Deactivate ${name}?`,
              consequences: 'Its bot stops at once. After 30 days everything is deleted; until then it can be undone.',
              name,
              action: 'Deactivate',
              onConfirm: () => onceDone(deactivate.mutateAsync(id), () => showDone(`${name} is deactivated.`)),
            })
          }
        >
          Deactivate…
        </Menu.Item>
      )}
    </RowMenu>
  );
}
